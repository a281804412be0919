"""Pages of the mall, a module a reader."""
