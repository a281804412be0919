"""What a text is checked against: words however they are spelt, contacts and links, copies, and a score. Pure computation, no database."""
