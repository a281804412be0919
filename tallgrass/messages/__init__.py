"""Private letters between people: who may write, conversations, read marks, search in one's own. Emits nothing."""
