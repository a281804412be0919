"""Discovery as JSON, by noun."""
