"""How words are read: folded, cut, sounded. The index and the queries read them the same way."""
