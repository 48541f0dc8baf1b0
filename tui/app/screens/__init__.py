"""The screens: a briefing, a library of several, and a presentation."""
