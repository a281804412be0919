"""What the platform is told about notes."""

from tallgrass.notes.actions.erasing import erase_likes, erase_notes, erase_saves
from tallgrass.notes.models import Answer, AnswerLike, Like, Mention, Note, Save, Share
from tallgrass.notes.subjects import NoteSubject
from tallgrass.platform.personal_data import Holding, declare
from tallgrass.platform.subjects import register_subject

register_subject("note", NoteSubject())
declare(
    Holding(
        Note,
        "author_id",
        export=(
            "id",
            "kind",
            "genre",
            "state",
            "visibility",
            "title",
            "body",
            "channel",
            "place",
            "text_card",
            "created_at",
            "published_at",
            "edited_at",
        ),
        erase=erase_notes,
    ),
    Holding(Like, "person_id", export=("note_id", "created_at"), erase=erase_likes),
    Holding(Save, "person_id", export=("note_id", "created_at"), erase=erase_saves),
    Holding(Share, "person_id", export=("note_id", "code", "visits", "created_at")),
    Holding(Answer, "author_id", export=("id", "note_id", "body", "likes", "created_at", "edited_at")),
    Holding(AnswerLike, "person_id", export=("answer_id", "created_at")),
    Holding(Mention, "person_id", why="Says only that someone else's note spoke to the person."),
)
