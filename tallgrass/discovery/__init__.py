"""What to show to whom: Explore and Following, one page at a time. Emits nothing."""
