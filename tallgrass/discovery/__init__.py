"""What to show to whom: Explore and Following, one page at a time; and what readers did with it. Emits nothing."""
