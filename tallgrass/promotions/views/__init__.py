"""Pages of promotions, a module a place."""
