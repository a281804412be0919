"""The mall as JSON, a module a noun."""
