"""What the screen is put together from; each widget paints data that it is handed."""
