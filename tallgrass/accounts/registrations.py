"""Which of people's tables hold something of a person, and what becomes of it."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from tallgrass.accounts.actions.exports import erase_exports
from tallgrass.accounts.actions.leaving import erase_follows, make_nameless
from tallgrass.accounts.models import (
    ApiToken,
    Ban,
    Block,
    Consent,
    Export,
    Follow,
    Identity,
    IdentityAccess,
    MinorsDay,
    MinorsMode,
    Mute,
    OutboxMessage,
    Person,
    PersonCounts,
    PrivateDetails,
    Session,
    WithheldWords,
)
from tallgrass.accounts.subjects import PersonSubject
from tallgrass.platform.models import AuditEntry, IdempotencyKey
from tallgrass.platform.personal_data import Holding, declare
from tallgrass.platform.subjects import register_subject

register_subject("person", PersonSubject())
declare(
    Holding(
        Person,
        "id",
        export=(
            *("id", "created_at", "joined_at", "handle", "name", "email", "phone", "phone_verified", "bio", "place", "avatar_id", "role"),
            *("verified", "shows_saves", "shows_likes", "interests", "language", "zone", "last_login"),
        ),
        erase=make_nameless,
    ),
    Holding(PrivateDetails, "person_id", export=("birth_year", "birthday", "gender")),
    Holding(Follow, "person_id", export=("followee_id", "created_at"), erase=erase_follows, also_owners=("followee_id",)),
    Holding(Block, "person_id", export=("other_id", "created_at"), also_owners=("other_id",)),
    Holding(Mute, "person_id", export=("other_id", "created_at"), also_owners=("other_id",)),
    Holding(PersonCounts, "person_id", keep=True, why="Counters that follow from others' acts."),
    Holding(WithheldWords, "person_id", export=("name", "bio", "place", "since")),
    Holding(Consent, "person_id", export=("subject", "version", "created_at", "withdrawn_at")),
    Holding(Session, "person_id", export=("started_at", "seen_at", "address", "device")),
    Holding(ApiToken, "person_id", export=("name", "created_at")),
    Holding(
        Ban,
        "person_id",
        export=("created_at", "reason", "until", "lifted_at"),
        also_owners=("by_id", "lifted_by_id"),
    ),
    Holding(OutboxMessage, "person_id", export=("created_at", "kind", "to", "subject", "sent_at")),
    Holding(Export, "person_id", export=("created_at", "finished_at", "bytes"), erase=erase_exports),
    Holding(MinorsMode, "person_id", export=("since",)),
    Holding(MinorsDay, "person_id", export=("day", "minutes")),
    Holding(Identity, "person_id", export=("masked_name", "masked_number", "created_at", "removed_at")),
    Holding(
        IdentityAccess,
        "person_id",
        export=("created_at", "why"),
        keep=True,
        why="Append-only: that a seal was opened is kept; it names people by id only.",
        also_owners=("actor_id",),
    ),
    Holding(EmailAddress, "user_id", export=("email", "verified", "primary")),
    Holding(Authenticator, "user_id", export=("type", "created_at", "last_used_at")),
    Holding(IdempotencyKey, "owner_id", why="Answers already given, kept seven days; they repeat what stands elsewhere."),
    Holding(AuditEntry, "actor_id", keep=True, why="Append-only: what operators did is kept, and names them by id only."),
)
