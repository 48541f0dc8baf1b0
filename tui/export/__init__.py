"""Briefings for other programs and other papers: citations, one file a format.

A pure room: it may import `briefing` and read the words; it reads the styles that come with it and
no other file, and knows no page, no reader, no search and no terminal. The formats there are stand
in `formats.py`; the libraries that write them are imported when something is written.
"""
