"""Following a board, and hearing of it."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from django.db import connection, transaction

from tallgrass.accounts.models import Person
from tallgrass.notes.events import BoardFollowed, BoardGrew, BoardUnfollowed
from tallgrass.notes.models import Board, BoardFollow, BoardNote
from tallgrass.notes.types import State, Visibility
from tallgrass.platform import clock
from tallgrass.platform.database import insert_once
from tallgrass.platform.events import emit

REST = timedelta(days=1)
"""Followers hear of a board at most once in this time."""
_PORTION, _NAMED = 500, 3


def follow_board(*, actor: Person, board: Board) -> None:
    """Following twice is following once; one's own board needs none. Emits `BoardFollowed` the first time only."""
    with transaction.atomic():
        if actor.id != board.owner_id and insert_once(BoardFollow, board_id=board.id, person_id=actor.id):
            emit(BoardFollowed(board_id=board.id, owner_id=board.owner_id, person_id=actor.id))


def unfollow_board(*, actor: Person, board: Board) -> None:
    """Unfollowing what was never followed changes nothing."""
    with transaction.atomic():
        gone, _ = BoardFollow.objects.filter(board=board, person_id=actor.id).delete()
        if gone:
            emit(BoardUnfollowed(board_id=board.id, owner_id=board.owner_id, person_id=actor.id))


def tell_of_boards(board_ids: Collection[int] | None = None, *, limit: int = 200) -> int:
    """Tell followers of public boards that notes came, unless they were told within the day; then it waits for the next call.

    Of these boards, or of all with news. How many boards were told of. Emits `BoardGrew`, a portion of followers each.
    """
    told = 0
    with transaction.atomic():
        due = Board.objects.select_for_update(skip_locked=True).filter(news_at__isnull=False, deleted_at=None)
        due = due.exclude(told_at__gt=clock.now() - REST)
        if board_ids is not None:
            due = due.filter(id__in=board_ids)
        for board in due.order_by("news_at")[:limit]:
            told += _tell_of(board)
    return told


def add_to_follow_counts(changes: Mapping[int, int]) -> None:
    """Add changes to the follow counts of boards, in the order of their ids (so that two folds never deadlock)."""
    ids = sorted(id for id, change in changes.items() if change)
    if not ids:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO notes_boardcounts AS c (board_id, follows) SELECT id, change FROM unnest(%s::bigint[], %s::int[]) AS n (id, change)"
            " ON CONFLICT (board_id) DO UPDATE SET follows = c.follows + excluded.follows",
            [ids, [changes[id] for id in ids]],
        )


def _tell_of(board: Board) -> bool:
    since = board.news_at
    new = BoardNote.objects.filter(board=board, created_at__gte=since, note__state=State.PUBLISHED, note__visibility=Visibility.PUBLIC)
    adders = list(dict.fromkeys(new.order_by("-id").values_list("added_by_id", flat=True)))
    board.news_at = None
    followers: list[int] = []
    if adders and board.is_public and not (board.withheld or board.limited):
        followers = list(BoardFollow.objects.filter(board=board).order_by("id").values_list("person_id", flat=True))
    if followers:
        board.told_at = clock.now()
    board.save(update_fields=["news_at", "told_at"])
    for start in range(0, len(followers), _PORTION):
        emit(BoardGrew(board_id=board.id, adder_ids=adders[:_NAMED], follower_ids=followers[start : start + _PORTION]))
    return bool(followers)
