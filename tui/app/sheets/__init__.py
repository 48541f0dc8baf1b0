"""What opens over the page and closes with Esc: help, problems, an address, a date."""
