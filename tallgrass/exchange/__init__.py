"""Bringing a community in from elsewhere and taking it out again: files read, mapped, checked by the rules of each act. Emits nothing of its own."""
