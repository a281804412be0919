"""Trials of the feed without readers: an invented month (`exposure`), and two rankers on what was logged (`replaying`). Pure computation over arrays."""
