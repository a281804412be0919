"""Counters are a reading of the log, folded in batches: no hot row on the way of the person. And what a board does when people part or look on."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from tallgrass.accounts.events import PersonBlocked
from tallgrass.mall.events import ProductChanged, ProductListed, ProductStopped, ProductWithdrawn
from tallgrass.notes.actions.answers import add_answer_likes
from tallgrass.notes.actions.board_editors import part_on_boards
from tallgrass.notes.actions.board_follows import add_to_follow_counts, tell_of_boards
from tallgrass.notes.actions.counts import add_to_comment_counts, add_to_counts
from tallgrass.notes.actions.sales import add_clicks, add_to_days, count_buyers_reviews
from tallgrass.notes.actions.searched import find_notes_by_names_of
from tallgrass.notes.actions.shares import add_to_visits
from tallgrass.notes.actions.topic_counts import recount_notes, recount_topics
from tallgrass.notes.actions.words_of_mouth import follow_brands_of, gather_words, gather_words_of
from tallgrass.notes.events import (
    AnswerDeleted,
    AnswerLifted,
    AnswerLiked,
    AnswerRestricted,
    AnswerUnliked,
    AnswerWritten,
    BoardFollowed,
    BoardNoteAdded,
    BoardUnfollowed,
    CommentDeleted,
    CommentLiked,
    CommentRestored,
    CommentUnliked,
    CommentWritten,
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
    ShareFollowed,
    TopicFollowed,
    TopicLeft,
    TopicUnfollowed,
    VideoPlayed,
)
from tallgrass.notes.goods_events import GoodsTakenOff, ProductClicked, PurchaseRemembered
from tallgrass.platform.events import Event, Logged, subscribe
from tallgrass.platform.ids import moment_of


@subscribe(NoteLiked, NoteUnliked)
def fold_like_counts(batch: Sequence[Logged]) -> None:
    add_to_counts("likes", _sum(batch, up=NoteLiked))


@subscribe(NoteSaved, NoteUnsaved)
def fold_save_counts(batch: Sequence[Logged]) -> None:
    add_to_counts("saves", _sum(batch, up=NoteSaved))


@subscribe(NoteShared)
def fold_share_counts(batch: Sequence[Logged]) -> None:
    add_to_counts("shares", _sum(batch, up=NoteShared))


@subscribe(CommentWritten, CommentRestored, CommentDeleted)
def fold_comment_counts(batch: Sequence[Logged]) -> None:
    """How many comments stand under a note, and how many replies under a comment."""
    notes: Counter[int] = Counter()
    threads: Counter[int] = Counter()
    for logged in batch:
        if isinstance(event := logged.event, CommentWritten | CommentRestored | CommentDeleted):
            change = -1 if isinstance(event, CommentDeleted) else 1
            notes[event.note_id] += change
            if event.thread_id:
                threads[event.thread_id] += change
    add_to_counts("comments", notes)
    add_to_comment_counts("replies", threads)


@subscribe(CommentLiked, CommentUnliked)
def fold_comment_like_counts(batch: Sequence[Logged]) -> None:
    add_to_comment_counts("likes", _sum(batch, up=CommentLiked))


@subscribe(AnswerWritten, AnswerDeleted, AnswerRestricted, AnswerLifted)
def fold_answer_counts(batch: Sequence[Logged]) -> None:
    """For counters an answer out of sight is like one taken back."""
    add_to_counts("answers", _sum(batch, up=(AnswerWritten, AnswerLifted)))


@subscribe(AnswerLiked, AnswerUnliked)
def fold_answer_likes(batch: Sequence[Logged]) -> None:
    add_answer_likes(_sum(batch, up=AnswerLiked))


@subscribe(VideoPlayed)
def fold_play_counts(batch: Sequence[Logged]) -> None:
    add_to_counts("plays", _sum(batch, up=VideoPlayed))


@subscribe(NotePublished, NoteChanged, NoteDeleted, NoteRestored, NoteRestricted, NoteLifted)
def fold_topics_of_notes(batch: Sequence[Logged]) -> None:
    recount_notes({logged.event.subject_id for logged in batch})


@subscribe(NotePublished, NoteChanged, NoteDeleted, NoteRestored, NoteRestricted, NoteLifted)
def fold_goods_of_notes(batch: Sequence[Logged]) -> None:
    gather_words_of({logged.event.subject_id for logged in batch})


@subscribe(ProductChanged, ProductListed, ProductStopped, ProductWithdrawn)
def follow_names_of_goods(batch: Sequence[Logged]) -> None:
    """Notes are found by what their goods are called, and what they say counts for the brand."""
    unchanged = {logged.id for logged in batch if isinstance(event := logged.event, ProductChanged) and not event.renamed}
    named = {logged.event.subject_id for logged in batch if logged.id not in unchanged}
    follow_brands_of(named)
    find_notes_by_names_of(named)


@subscribe(GoodsTakenOff, PurchaseRemembered)
def fold_words_of_mouth(batch: Sequence[Logged]) -> None:
    buyers = {(event.person_id, event.product_id) for logged in batch if isinstance(event := logged.event, PurchaseRemembered)}
    gather_words({logged.event.subject_id for logged in batch}, buyers=buyers)


@subscribe(ProductClicked)
def fold_clicks(batch: Sequence[Logged]) -> None:
    add_clicks(Counter(logged.event.subject_id for logged in batch))


@subscribe(ProductClicked)
def fold_clicks_of_days(batch: Sequence[Logged]) -> None:
    add_to_days("clicks", Counter(_day(logged) for logged in batch))


@subscribe(NotePublished)
def fold_buyers_reviews(batch: Sequence[Logged]) -> None:
    count_buyers_reviews({logged.event.subject_id: _day(logged) for logged in batch})


def _day(logged: Logged) -> date:
    return timezone.localdate(moment_of(logged.id))


@subscribe(TopicLeft, TopicFollowed, TopicUnfollowed)
def fold_topic_counts(batch: Sequence[Logged]) -> None:
    recount_topics({logged.event.subject_id for logged in batch})


@subscribe(ShareFollowed)
def fold_share_visits(batch: Sequence[Logged]) -> None:
    add_to_visits(_sum(batch, up=ShareFollowed))


def _sum(batch: Sequence[Logged], *, up: type[Event] | tuple[type[Event], ...]) -> Counter[int]:
    """A batch may hold many acts on one note: sum first, write once a note."""
    change: Counter[int] = Counter()
    for logged in batch:
        change[logged.event.subject_id] += 1 if isinstance(logged.event, up) else -1
    return change


@subscribe(BoardFollowed, BoardUnfollowed)
def fold_board_follows(batch: Sequence[Logged]) -> None:
    add_to_follow_counts(_sum(batch, up=BoardFollowed))


@subscribe(BoardNoteAdded)
def tell_board_followers(batch: Sequence[Logged]) -> None:
    tell_of_boards({logged.event.subject_id for logged in batch})


@subscribe(PersonBlocked)
def part_blocked_editors(batch: Sequence[Logged]) -> None:
    for logged in batch:
        event = logged.event
        assert isinstance(event, PersonBlocked)
        part_on_boards(event.person_id, event.other_id)
