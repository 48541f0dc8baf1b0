"""Between the app and its terminal: set-up, signals, clipboard, desktop, keys."""
