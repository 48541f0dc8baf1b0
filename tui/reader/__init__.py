"""What belongs to the person who reads: settings, and the place in each briefing."""
