"""What the house learns from all the others' readings: the loop from note to note. No tables; emits nothing."""
