"""Notes and all around them: pictures with marks, topics, likes, saves, shares. Emits NotePublished, NoteChanged, NoteDeleted, NoteLiked, NoteUnliked, NoteSaved, NoteUnsaved, NoteShared."""
