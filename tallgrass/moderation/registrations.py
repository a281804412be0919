"""What the platform is told about review."""

from tallgrass.moderation.actions.first_pass import refuse_texts
from tallgrass.moderation.models import Appeal, Case, Decision, KnownPicture, ListedWord, Report, Restriction, Strike, Trace
from tallgrass.moderation.subjects import DecisionSubject, ReportSubject, RestrictionSubject
from tallgrass.platform.personal_data import Holding, declare
from tallgrass.platform.subjects import register_subject
from tallgrass.platform.texts import register_text_check

register_text_check(refuse_texts)
register_subject("restriction", RestrictionSubject())
register_subject("decision", DecisionSubject())
register_subject("report", ReportSubject())
declare(
    Holding(Case, "author_id", also_owners=("claimed_by_id",), why="The work of moderators; what came of it stands in the decisions."),
    Holding(
        Decision,
        "author_id",
        export=(
            "id",
            "created_at",
            "subject_kind",
            "subject_id",
            "title",
            "ruling",
            "rule",
            "words",
            "points",
            "undone_at",
            "overturned_at",
        ),
        also_owners=("by_id",),
    ),
    Holding(Restriction, "author_id", export=("subject_kind", "subject_id", "level", "rule", "created_at", "lifted_at")),
    Holding(
        Report,
        "person_id",
        export=("subject_kind", "subject_id", "reason", "words", "created_at", "answered_at", "upheld"),
        also_owners=("author_id",),
    ),
    Holding(
        Appeal,
        "person_id",
        export=("decision_id", "words", "created_at", "due_at", "overturned", "answer", "answered_at"),
        also_owners=("by_id",),
    ),
    Holding(Strike, "person_id", export=("points", "created_at", "expires_at", "withdrawn_at", "cools_until")),
    Holding(Trace, "author_id", why="Hashes of words written in the last two days."),
    Holding(KnownPicture, "by_id", keep=True, why="What the place does not take in; names the moderator by id only."),
    Holding(ListedWord, "by_id", keep=True, why="What the place does not take in; names the moderator by id only."),
)
