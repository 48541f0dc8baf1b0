"""Finding records: normal forms, the query line's grammar, the index.

May import `briefing` only.
"""
