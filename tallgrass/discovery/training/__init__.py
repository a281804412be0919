"""From the database to what the feed serves with. `building` loads SciPy: only what trains imports it."""
