"""What a briefing is: its records, dates, numbers, links and evidence. No files, no terminal."""
