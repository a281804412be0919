"""Pages of discovery, by noun."""
