"""The Textual app: what the reader sees and does."""
