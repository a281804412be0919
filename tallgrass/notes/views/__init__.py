"""Pages of notes: reading, acting on, writing, and a person's own."""
