"""What is said in the demo, put under its notes by the real action."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from tallgrass.accounts.models import Person
from tallgrass.notes.actions import write_comment
from tallgrass.notes.events import CommentLiked
from tallgrass.notes.models import Comment, CommentLike, Note
from tallgrass.platform import clock
from tallgrass.platform.database import copy_rows
from tallgrass.platform.events import Event
from tallgrass.simulation.loading import PastIds
from tallgrass.simulation.types import Remark, World


def say_early(
    world: World, late: Sequence[int], persons: Sequence[Person], notes: Sequence[Note], say: Callable[[str], object]
) -> list[tuple[Event, datetime]]:
    """Everything that is said but what is said `late`, with its likes. Inside the transaction that loads the world. The events of the
    likes, which are still to be logged."""
    say(f"Commenting: {len(world.remarks):,}")
    left_out = set(late)
    written: dict[int, Comment] = {}
    for place, said in enumerate(world.remarks):
        if place not in left_out:
            written[place] = _say(said, persons, notes, written.get(said.reply_to) if said.reply_to is not None else None)
    likes = sorted(
        (min(world.now, world.remarks[place].at + timedelta(minutes=7 * turn + 1)), place, liker)
        for place in written
        for turn, liker in enumerate(world.remarks[place].likers)
    )
    ids = PastIds()
    rows = ((ids.at(at), at, written[place].id, persons[liker].id) for at, place, liker in likes)
    copy_rows(CommentLike, ("id", "created_at", "comment_id", "person_id"), rows)
    return [(_liked(written[place], persons[liker].id), at) for at, place, liker in likes]


def say_late(said: Remark, world: World, persons: Sequence[Person], notes: Mapping[int, Note]) -> None:
    """Something that is said in the last hours, unless it stands already."""
    if _find(said, persons, notes) is None:
        answered = _find(world.remarks[said.reply_to], persons, notes) if said.reply_to is not None else None
        _say(said, persons, notes, answered)


def said_lately(world: World, doors: set[int], since: timedelta) -> list[int]:
    """Places of what was said under the notes of these people in the last hours."""
    return [place for place, said in enumerate(world.remarks) if said.at > world.now - since and world.notes[said.note].author in doors]


def _say(said: Remark, persons: Sequence[Person], notes: Sequence[Note] | Mapping[int, Note], reply_to: Comment | None) -> Comment:
    with clock.clock_at(said.at):
        return write_comment(actor=persons[said.actor], note=notes[said.note], text=said.text, reply_to=reply_to)


def _find(said: Remark, persons: Sequence[Person], notes: Mapping[int, Note]) -> Comment | None:
    return Comment.objects.filter(note=notes[said.note], author_id=persons[said.actor].id, text=said.text).first()


def _liked(comment: Comment, person_id: int) -> CommentLiked:
    return CommentLiked(comment_id=comment.id, note_id=comment.note_id, author_id=comment.author_id, person_id=person_id)
