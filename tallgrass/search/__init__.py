"""Finding things on purpose: the index, the words people type, suggestions, what each has searched for. Emits Searched."""
