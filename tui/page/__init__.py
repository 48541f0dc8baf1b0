"""The content of articles, lists and evidence trees as data.

A pure room: no files, no terminal, no Textual, no Rich. It reads `tui.briefing` and is handed the
words it needs; the app draws what it returns and the command line prints the same as plain text.
"""
