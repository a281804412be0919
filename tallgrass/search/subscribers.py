"""The index follows the log: what was written, changed and taken back is found, or not found any more, a moment later."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tallgrass.accounts.events import PersonChanged, PersonErased, PersonFollowed, PersonHidden, PersonJoined, PersonShown, PersonUnfollowed
from tallgrass.mall.events import ProductChanged, ProductListed, ProductStopped, ProductWithdrawn
from tallgrass.notes.events import (
    BoardChanged,
    BoardDeleted,
    BoardFollowed,
    BoardLifted,
    BoardMade,
    BoardNoteAdded,
    BoardNoteRemoved,
    BoardRestored,
    BoardRestricted,
    BoardUnfollowed,
    NoteChanged,
    NoteDeleted,
    NoteLifted,
    NoteLiked,
    NotePublished,
    NoteRestored,
    NoteRestricted,
    NoteSaved,
    NoteShared,
    NoteUnliked,
    NoteUnsaved,
)
from tallgrass.platform.events import Event, Logged, subscribe
from tallgrass.platform.subjects import Ref
from tallgrass.search.actions.indexing import owned_by, refresh, refresh_weights, with_companions

_OF_NOTES = (NotePublished, NoteChanged, NoteDeleted, NoteRestored, NoteRestricted, NoteLifted)
_OF_BOARDS = (BoardMade, BoardChanged, BoardDeleted, BoardRestored, BoardRestricted, BoardLifted, BoardNoteAdded, BoardNoteRemoved)
_OF_PEOPLE = (PersonJoined, PersonChanged, PersonShown, PersonHidden, PersonErased)
_OF_GOODS = (ProductListed, ProductChanged, ProductWithdrawn, ProductStopped)
KINDS: tuple[type[Event], ...] = (*_OF_NOTES, *_OF_BOARDS, *_OF_PEOPLE, *_OF_GOODS)
"""Events after which something is to be found otherwise."""


@dataclass
class Touched:
    """What a batch of events changed in what can be found."""

    refs: set[Ref] = field(default_factory=set)
    whole_owners: set[int] = field(default_factory=set)
    gone_owners: set[int] = field(default_factory=set)

    def everything(self) -> list[Ref]:
        return with_companions([*self.refs, *owned_by(self.whole_owners)])


def touched(batch: Sequence[Logged]) -> Touched:
    """What these events touched. Documents are read as they are now, so that the last word counts, whatever the order."""
    change = Touched()
    for logged in batch:
        event = logged.event
        if isinstance(event, _OF_NOTES):
            change.refs.add(Ref("note", event.note_id))
        elif isinstance(event, _OF_BOARDS):
            change.refs.add(Ref("board", event.board_id))
        elif isinstance(event, _OF_GOODS):
            change.refs.add(Ref("product", event.product_id))
        elif isinstance(event, _OF_PEOPLE):
            change.refs.add(Ref("person", event.person_id))
            if isinstance(event, PersonHidden | PersonErased):
                change.gone_owners.add(event.person_id)
            if not isinstance(event, PersonErased | PersonJoined):
                change.whole_owners.add(event.person_id)
    return change


@subscribe(*KINDS)
def follow_in_index(batch: Sequence[Logged]) -> None:
    change = touched(batch)
    refresh(change.everything(), gone_owners=change.gone_owners)


@subscribe(NoteLiked, NoteUnliked, NoteSaved, NoteUnsaved, NoteShared, BoardFollowed, BoardUnfollowed, PersonFollowed, PersonUnfollowed)
def weigh_in_index(batch: Sequence[Logged]) -> None:
    """After the counters: readers are driven in the order of their names, and the apps that count come before."""
    refs: set[Ref] = set()
    for logged in batch:
        event = logged.event
        if isinstance(event, BoardFollowed | BoardUnfollowed):
            refs.add(Ref("board", event.board_id))
        elif isinstance(event, PersonFollowed | PersonUnfollowed):
            refs.add(Ref("person", event.followee_id))
        else:
            refs.add(Ref("note", event.subject_id))
    refresh_weights(refs)
