"""One briefing being read, headless: what is visible, where the reader is, and what changes it."""
