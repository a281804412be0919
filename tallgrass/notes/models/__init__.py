"""Tables of notes and of all around them, a module a noun."""

from tallgrass.notes.models.acts import Like, Save, Share, ShareVisit
from tallgrass.notes.models.boards import Board, BoardCounts, BoardEditor, BoardFollow, BoardNote
from tallgrass.notes.models.checklists import Checklist, ListEntry, ListSection, ListShare
from tallgrass.notes.models.comments import Comment, CommentLike
from tallgrass.notes.models.counts import NoteCounts
from tallgrass.notes.models.genres import (
    CollectionEntry,
    Evaluation,
    EvaluationPoint,
    OpeningHours,
    PlaceFacts,
    Tutorial,
    TutorialNeed,
    TutorialStep,
)
from tallgrass.notes.models.goods import LoopDay, NoteFigures, NoteGoods, NoteSale, VerifiedPurchase, WordOfMouth
from tallgrass.notes.models.notes import Mark, Mention, Note, NotePicture, Notes, NoteVersion
from tallgrass.notes.models.questions import Answer, AnswerLike, AnswerPicture, BestAnswer
from tallgrass.notes.models.themes import Theme, ThemeNote, ThemeTopic
from tallgrass.notes.models.topics import NoteTopic, RelatedTopic, Topic, TopicCounts, TopicFollow, TopicPage

__all__ = [
    "Answer",
    "AnswerLike",
    "AnswerPicture",
    "BestAnswer",
    "Board",
    "BoardCounts",
    "BoardEditor",
    "BoardFollow",
    "BoardNote",
    "Checklist",
    "CollectionEntry",
    "Comment",
    "CommentLike",
    "Evaluation",
    "EvaluationPoint",
    "Like",
    "ListEntry",
    "ListSection",
    "ListShare",
    "LoopDay",
    "Mark",
    "Mention",
    "Note",
    "NoteCounts",
    "NoteFigures",
    "NoteGoods",
    "NotePicture",
    "NoteSale",
    "NoteTopic",
    "NoteVersion",
    "Notes",
    "OpeningHours",
    "PlaceFacts",
    "RelatedTopic",
    "Save",
    "Share",
    "ShareVisit",
    "Theme",
    "ThemeNote",
    "ThemeTopic",
    "Topic",
    "TopicCounts",
    "TopicFollow",
    "TopicPage",
    "Tutorial",
    "TutorialNeed",
    "TutorialStep",
    "VerifiedPurchase",
    "WordOfMouth",
]
