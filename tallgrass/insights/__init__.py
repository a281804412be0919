"""What the house learns from all the others' readings: the loop from note to note, what experiments did. Owns looks at experiments; emits nothing."""
