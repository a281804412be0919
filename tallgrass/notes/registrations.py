"""What the platform is told about notes."""

from tallgrass.notes.actions.answers import erase_answer_likes, erase_answers
from tallgrass.notes.actions.erasing import (
    erase_added_to_boards,
    erase_board_follows,
    erase_boards,
    erase_comment_likes,
    erase_comments,
    erase_likes,
    erase_notes,
    erase_saves,
    leave_care,
)
from tallgrass.notes.actions.topics import erase_topic_follows
from tallgrass.notes.models import (
    Answer,
    AnswerLike,
    Board,
    BoardEditor,
    BoardFollow,
    BoardNote,
    Checklist,
    Comment,
    CommentLike,
    Like,
    Mention,
    Note,
    NoteFigures,
    Save,
    Share,
    ShareVisit,
    Theme,
    TopicFollow,
    TopicPage,
    VerifiedPurchase,
)
from tallgrass.notes.subjects import AnswerSubject, BoardSubject, CommentSubject, ListSubject, NoteSubject, TopicSubject
from tallgrass.platform.personal_data import Holding, declare
from tallgrass.platform.slots import Slot, register_slot
from tallgrass.platform.subjects import register_subject
from tallgrass.platform.words import Words

register_slot("product", Slot("notes", "goods_notes", Words("大家怎么说", "What people say")))
register_slot("brand", Slot("word", "word_of_brand", Words("大家的口碑", "Word of mouth")))
register_slot("product", Slot("lists", "lists_of_goods", Words("加到清单", "Add to a list")))
register_slot("product", Slot("questions", "goods_questions", Words("问买过的人", "Ask those who have it")))
register_subject("note", NoteSubject())
register_subject("answer", AnswerSubject())
register_subject("board", BoardSubject())
register_subject("list", ListSubject())
register_subject("comment", CommentSubject())
register_subject("topic", TopicSubject())
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
    Holding(Answer, "author_id", export=("id", "note_id", "body", "likes", "created_at", "edited_at"), erase=erase_answers),
    Holding(AnswerLike, "person_id", export=("answer_id", "created_at"), erase=erase_answer_likes),
    Holding(ShareVisit, "person_id", export=("share_id", "day", "created_at")),
    Holding(TopicFollow, "person_id", export=("topic_id", "created_at", "seen_at"), erase=erase_topic_follows),
    Holding(TopicPage, "host_id", export=("topic_id", "introduction", "pinned_ids"), erase=leave_care),
    Holding(Theme, "by_id", keep=True, why="Made for the place; says only which operator planned it."),
    Holding(Mention, "person_id", why="Says only that someone else's note spoke to the person."),
    Holding(
        Board,
        "owner_id",
        export=("id", "name", "description", "visibility", "created_at", "deleted_at"),
        erase=erase_boards,
    ),
    Holding(BoardEditor, "person_id", export=("board_id", "created_at", "joined_at")),
    Holding(BoardNote, "added_by_id", export=("board_id", "note_id", "created_at"), erase=erase_added_to_boards),
    Holding(BoardFollow, "person_id", export=("board_id", "created_at"), erase=erase_board_follows),
    Holding(Checklist, "owner_id", export=("id", "kind", "name", "about", "created_at", "deleted_at")),
    Holding(
        Comment,
        "author_id",
        export=("id", "note_id", "thread_id", "text", "written_at", "edited_at", "deleted_at"),
        erase=erase_comments,
        also_owners=("addressee_id", "deleted_by_id"),
    ),
    Holding(VerifiedPurchase, "person_id", export=("product_id", "bought_at", "withdrawn_at")),
    Holding(NoteFigures, "author_id", export=("note_id", "clicks", "orders", "amount", "received", "given_back")),
    Holding(CommentLike, "person_id", export=("comment_id", "created_at"), erase=erase_comment_likes),
)
