"""How the product starts: embedded database, web, jobs, log readers, and the one process that watches them."""
