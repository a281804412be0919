"""What people do with notes."""

from dataclasses import dataclass

from tallgrass.platform.events import Event


@dataclass(frozen=True)
class NotePublished(Event):
    note_id: int
    author_id: int
    mentioned_ids: list[int]
    """People the note speaks to."""
    imported: bool = False
    """It happened elsewhere before: counted and found like any other, but nobody is told."""


@dataclass(frozen=True)
class NoteChanged(Event):
    note_id: int
    author_id: int


@dataclass(frozen=True)
class NoteDeleted(Event):
    note_id: int
    author_id: int


@dataclass(frozen=True)
class NoteRestored(Event):
    note_id: int
    author_id: int


@dataclass(frozen=True)
class NoteRestricted(Event):
    """Review lets fewer see it than before: look again who may."""

    note_id: int
    author_id: int


@dataclass(frozen=True)
class NoteLifted(Event):
    """Review lets it be seen again as its author meant it."""

    note_id: int
    author_id: int


@dataclass(frozen=True)
class NoteLiked(Event):
    note_id: int
    author_id: int
    person_id: int
    imported: bool = False


@dataclass(frozen=True)
class NoteUnliked(Event):
    note_id: int
    author_id: int
    person_id: int


@dataclass(frozen=True)
class NoteSaved(Event):
    note_id: int
    author_id: int
    person_id: int


@dataclass(frozen=True)
class NoteUnsaved(Event):
    note_id: int
    author_id: int
    person_id: int


@dataclass(frozen=True)
class NoteShared(Event):
    note_id: int
    author_id: int
    person_id: int
    """0 for a visitor who is not signed in."""


@dataclass(frozen=True)
class CommentWritten(Event):
    comment_id: int
    note_id: int
    note_author_id: int
    author_id: int
    thread_id: int
    """0 for what is no reply; so are the two below."""
    reply_to_id: int
    addressee_id: int
    """Who wrote what is answered."""
    mentioned_ids: list[int]
    """People the comment speaks to."""


@dataclass(frozen=True)
class CommentEdited(Event):
    comment_id: int
    note_id: int
    author_id: int
    mentioned_ids: list[int]
    """People it speaks to now and did not before."""


@dataclass(frozen=True)
class CommentDeleted(Event):
    comment_id: int
    note_id: int
    note_author_id: int
    author_id: int
    thread_id: int
    by_id: int
    """0 when a person was erased with all they wrote."""


@dataclass(frozen=True)
class CommentRestored(Event):
    comment_id: int
    note_id: int
    note_author_id: int
    author_id: int
    thread_id: int


@dataclass(frozen=True)
class CommentLiked(Event):
    comment_id: int
    note_id: int
    author_id: int
    person_id: int


@dataclass(frozen=True)
class CommentUnliked(Event):
    comment_id: int
    note_id: int
    author_id: int
    person_id: int


@dataclass(frozen=True)
class CommentPinned(Event):
    comment_id: int
    note_id: int
    note_author_id: int
    author_id: int


@dataclass(frozen=True)
class VideoPlayed(Event):
    note_id: int
    person_id: int
    """0 for a visitor who is not signed in."""


@dataclass(frozen=True)
class BoardMade(Event):
    board_id: int
    owner_id: int


@dataclass(frozen=True)
class BoardChanged(Event):
    """Its name, its words, who may see it, or its owner."""

    board_id: int
    owner_id: int


@dataclass(frozen=True)
class BoardDeleted(Event):
    board_id: int
    owner_id: int


@dataclass(frozen=True)
class BoardRestored(Event):
    board_id: int
    owner_id: int


@dataclass(frozen=True)
class BoardRestricted(Event):
    """Review lets only its owner see it, or has it spread no further."""

    board_id: int
    owner_id: int


@dataclass(frozen=True)
class BoardLifted(Event):
    board_id: int
    owner_id: int


@dataclass(frozen=True)
class BoardNoteAdded(Event):
    board_id: int
    note_id: int
    person_id: int


@dataclass(frozen=True)
class BoardNoteRemoved(Event):
    board_id: int
    note_id: int
    person_id: int


@dataclass(frozen=True)
class BoardFollowed(Event):
    board_id: int
    owner_id: int
    person_id: int


@dataclass(frozen=True)
class BoardUnfollowed(Event):
    board_id: int
    owner_id: int
    person_id: int


@dataclass(frozen=True)
class BoardEditorInvited(Event):
    board_id: int
    owner_id: int
    person_id: int


@dataclass(frozen=True)
class BoardEditorJoined(Event):
    board_id: int
    owner_id: int
    person_id: int


@dataclass(frozen=True)
class BoardEditorGone(Event):
    """An editor left, an invitation was declined or withdrawn, or the owner took the pen back."""

    board_id: int
    owner_id: int
    person_id: int
    by_id: int
    """Who ended it: the person or the owner."""
    was_editor: bool
    """False for an invitation that was never taken up."""


@dataclass(frozen=True)
class BoardGrew(Event):
    """Followers of a board are to hear that notes came: at most once a day a board, in portions of followers."""

    board_id: int
    adder_ids: list[int]
    follower_ids: list[int]


@dataclass(frozen=True)
class AnswerWritten(Event):
    note_id: int
    answer_id: int
    asker_id: int
    person_id: int
    """Who answers."""
    imported: bool = False


@dataclass(frozen=True)
class AnswerDeleted(Event):
    note_id: int
    answer_id: int
    asker_id: int
    person_id: int


@dataclass(frozen=True)
class AnswerRestricted(Event):
    """Review lets only its author see it."""

    note_id: int
    answer_id: int
    asker_id: int
    person_id: int


@dataclass(frozen=True)
class AnswerLifted(Event):
    """It is seen again."""

    note_id: int
    answer_id: int
    asker_id: int
    person_id: int


@dataclass(frozen=True)
class AnswerLiked(Event):
    answer_id: int
    note_id: int
    author_id: int
    person_id: int


@dataclass(frozen=True)
class AnswerUnliked(Event):
    answer_id: int
    note_id: int
    author_id: int
    person_id: int


@dataclass(frozen=True)
class BestAnswerChosen(Event):
    note_id: int
    answer_id: int
    author_id: int
    """Of the answer."""
    person_id: int
    """Who asked."""
    imported: bool = False


@dataclass(frozen=True)
class BestAnswerTakenBack(Event):
    note_id: int
    answer_id: int
    author_id: int
    person_id: int


@dataclass(frozen=True)
class TopicFollowed(Event):
    topic_id: int
    person_id: int


@dataclass(frozen=True)
class TopicUnfollowed(Event):
    topic_id: int
    person_id: int


@dataclass(frozen=True)
class TopicLeft(Event):
    """A note no longer carries a topic."""

    topic_id: int
    note_id: int


@dataclass(frozen=True)
class ShareFollowed(Event):
    """Someone came by a link who had not come by it before."""

    share_id: int
    note_id: int


@dataclass(frozen=True)
class ThemeOpened(Event):
    theme_id: int


@dataclass(frozen=True)
class ThemeClosed(Event):
    theme_id: int
