"""Member pages of the orders, a module a noun."""
