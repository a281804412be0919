"""JSON operations of the orders, a module a noun."""
