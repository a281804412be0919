"""Notes and all around them as JSON."""
