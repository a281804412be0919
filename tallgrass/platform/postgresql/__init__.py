"""The database as Django sees it (`ENGINE`): PostgreSQL, with numbers as wide as they are."""
