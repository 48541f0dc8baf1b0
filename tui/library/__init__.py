"""Briefings from disk: finding, reading and checking them."""
