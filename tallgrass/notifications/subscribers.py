"""Who is told of what."""

from collections.abc import Sequence

from tallgrass.accounts.events import PersonFollowed, PersonUnfollowed
from tallgrass.media.events import VideoFailed, VideoReady
from tallgrass.moderation.events import AppealAnswered, ReportAnswered, ThingDecided, ThingHeld
from tallgrass.notes.events import (
    AnswerDeleted,
    AnswerLiked,
    AnswerRestricted,
    AnswerUnliked,
    AnswerWritten,
    BestAnswerChosen,
    BestAnswerTakenBack,
    BoardEditorGone,
    BoardEditorInvited,
    BoardEditorJoined,
    BoardGrew,
    CommentEdited,
    CommentLiked,
    CommentUnliked,
    CommentWritten,
    NoteLiked,
    NotePublished,
    NoteSaved,
    NoteUnliked,
    NoteUnsaved,
)
from tallgrass.notifications.actions import take_back, tell_about
from tallgrass.notifications.types import Act, Kind
from tallgrass.orders.events import AfterSaleMoved, OrderMoved, OrderPaid, OrderReceived
from tallgrass.platform.events import Event, Logged, subscribe


@subscribe(
    NoteLiked,
    NoteSaved,
    PersonFollowed,
    NotePublished,
    NoteUnliked,
    NoteUnsaved,
    PersonUnfollowed,
    CommentWritten,
    CommentEdited,
    CommentLiked,
    CommentUnliked,
)
def tell_people(batch: Sequence[Logged]) -> None:
    """An act and its undoing in one batch cancel out: nobody is told of what is already over. Nor of what was brought in from elsewhere."""
    told: dict[Act, int] = {}
    for logged in batch:
        if getattr(logged.event, "imported", False):
            continue
        for act, change in _acts(logged.event):
            told[act] = told.get(act, 0) + change
    tell_about([act for act, change in told.items() if change > 0])
    take_back([act for act, change in told.items() if change < 0])


@subscribe(VideoReady, VideoFailed)
def tell_video(batch: Sequence[Logged]) -> None:
    tell_about(
        [
            Act(event.owner_id, Kind.VIDEO_READY if isinstance(event, VideoReady) else Kind.VIDEO_FAILED, actor_id=0)
            for logged in batch
            if isinstance(event := logged.event, VideoReady | VideoFailed)
        ]
    )


@subscribe(BoardEditorInvited, BoardEditorJoined, BoardEditorGone, BoardGrew)
def tell_of_boards(batch: Sequence[Logged]) -> None:
    tell_about([act for logged in batch for act in _board_acts(logged.event)])


@subscribe(AnswerWritten, AnswerDeleted, AnswerRestricted, AnswerLiked, AnswerUnliked, BestAnswerChosen, BestAnswerTakenBack)
def tell_askers_and_answerers(batch: Sequence[Logged]) -> None:
    told: dict[Act, int] = {}
    for logged in batch:
        if getattr(logged.event, "imported", False):
            continue
        for act, change in _answer_acts(logged.event):
            told[act] = told.get(act, 0) + change
    tell_about([act for act, change in told.items() if change > 0])
    take_back([act for act, change in told.items() if change < 0])


def _answer_acts(event: Event) -> list[tuple[Act, int]]:
    match event:
        case AnswerWritten():
            return [(Act(event.asker_id, Kind.ANSWERED, event.person_id, "note", event.note_id), 1)]
        case AnswerDeleted() | AnswerRestricted():
            return [(Act(event.asker_id, Kind.ANSWERED, event.person_id, "note", event.note_id), -1)]
        case AnswerLiked():
            return [(Act(event.author_id, Kind.ANSWER_LIKED, event.person_id, "answer", event.answer_id), 1)]
        case AnswerUnliked():
            return [(Act(event.author_id, Kind.ANSWER_LIKED, event.person_id, "answer", event.answer_id), -1)]
        case BestAnswerChosen():
            return [(Act(event.author_id, Kind.ANSWER_BEST, event.person_id, "answer", event.answer_id), 1)]
        case BestAnswerTakenBack():
            return [(Act(event.author_id, Kind.ANSWER_BEST, event.person_id, "answer", event.answer_id), -1)]
        case _:
            return []


@subscribe(OrderReceived)
def ask_for_reviews(batch: Sequence[Logged]) -> None:
    """The first few products of an order that has come; more would be a nuisance."""
    tell_about(
        [
            Act(event.buyer_id, Kind.REVIEW_DUE, 0, "product", product_id)
            for logged in batch
            if isinstance(event := logged.event, OrderReceived)
            for product_id in list(dict.fromkeys(event.product_ids))[:3]
        ]
    )


@subscribe(ThingHeld, ThingDecided, AppealAnswered, ReportAnswered)
def tell_of_review(batch: Sequence[Logged]) -> None:
    tell_about([act for logged in batch for act in _review_acts(logged.event)])


def _review_acts(event: Event) -> list[Act]:
    match event:
        case ThingHeld():
            return [Act(event.author_id, Kind.HELD, 0, "restriction", event.restriction_id)]
        case ThingDecided(tells=True):
            kind = Kind.RESTORED if event.ruling == "approve" else Kind.RESTRICTED
            return [Act(event.author_id, kind, 0, "decision", event.decision_id)]
        case AppealAnswered():
            return [Act(event.person_id, Kind.APPEAL_WON if event.overturned else Kind.APPEAL_LOST, 0, "decision", event.decision_id)]
        case ReportAnswered():
            return [Act(event.person_id, Kind.REPORT_UPHELD if event.upheld else Kind.REPORT_NOT_UPHELD, 0, "report", event.report_id)]
        case _:
            return []


def _board_acts(event: Event) -> list[Act]:
    match event:
        case BoardEditorInvited():
            return [Act(event.person_id, Kind.BOARD_INVITED, event.owner_id, "board", event.board_id)]
        case BoardEditorJoined():
            return [Act(event.owner_id, Kind.BOARD_JOINED, event.person_id, "board", event.board_id)]
        case BoardEditorGone(was_editor=True) if event.by_id == event.owner_id:
            return [Act(event.person_id, Kind.BOARD_ENDED, event.owner_id)]
        case BoardEditorGone(was_editor=True):
            return [Act(event.owner_id, Kind.BOARD_LEFT, event.person_id, "board", event.board_id)]
        case BoardGrew():
            return [
                Act(follower_id, Kind.BOARD_GREW, adder_id, "board", event.board_id)
                for follower_id in event.follower_ids
                if follower_id not in event.adder_ids
                for adder_id in reversed(event.adder_ids)
            ]
        case _:
            return []


def _acts(event: Event) -> list[tuple[Act, int]]:
    match event:
        case NoteLiked():
            return [(Act(event.author_id, Kind.LIKED, event.person_id, "note", event.note_id), 1)]
        case NoteUnliked():
            return [(Act(event.author_id, Kind.LIKED, event.person_id, "note", event.note_id), -1)]
        case NoteSaved():
            return [(Act(event.author_id, Kind.SAVED, event.person_id, "note", event.note_id), 1)]
        case NoteUnsaved():
            return [(Act(event.author_id, Kind.SAVED, event.person_id, "note", event.note_id), -1)]
        case PersonFollowed():
            return [(Act(event.followee_id, Kind.FOLLOWED, event.person_id), 1)]
        case PersonUnfollowed():
            return [(Act(event.followee_id, Kind.FOLLOWED, event.person_id), -1)]
        case NotePublished():
            return [(Act(id, Kind.MENTIONED, event.author_id, "note", event.note_id), 1) for id in event.mentioned_ids]
        case CommentWritten():
            return _told_of_comment(event)
        case CommentEdited():
            return [(Act(id, Kind.MENTIONED, event.author_id, "comment", event.comment_id), 1) for id in event.mentioned_ids]
        case CommentLiked():
            return [(Act(event.author_id, Kind.LIKED, event.person_id, "comment", event.comment_id), 1)]
        case CommentUnliked():
            return [(Act(event.author_id, Kind.LIKED, event.person_id, "comment", event.comment_id), -1)]
        case _:
            return []


def _told_of_comment(event: CommentWritten) -> list[tuple[Act, int]]:
    """One line a person: who is answered hears of the reply, the author of the note of the comment, who is spoken to of that."""
    told: dict[int, tuple[Act, int]] = {}
    if event.reply_to_id:
        told[event.addressee_id] = Act(event.addressee_id, Kind.REPLIED, event.author_id, "comment", event.reply_to_id), 1
    told.setdefault(event.note_author_id, (Act(event.note_author_id, Kind.COMMENTED, event.author_id, "note", event.note_id), 1))
    for id in event.mentioned_ids:
        told.setdefault(id, (Act(id, Kind.MENTIONED, event.author_id, "comment", event.comment_id), 1))
    return list(told.values())


@subscribe(OrderPaid, OrderMoved, OrderReceived, AfterSaleMoved)
def tell_of_orders(batch: Sequence[Logged]) -> None:
    """Each step to the buyer; what is bought, received and asked to the store."""
    tell_about([act for logged in batch for act in _order_acts(logged.event)])


def _order_acts(event: Event) -> list[Act]:
    match event:
        case OrderPaid():
            return [Act(id, Kind.ORDER_NEW, 0, "order", event.order_id) for id in event.staff_ids]
        case OrderMoved():
            return [Act(event.buyer_id, Kind(f"o_{event.state}"), 0, "order", event.order_id)]
        case OrderReceived():
            return [Act(id, Kind.ORDER_RECEIVED, 0, "order", event.order_id) for id in event.staff_ids]
        case AfterSaleMoved():
            told = (
                event.staff_ids if event.by == "buyer" else (event.buyer_id,) if event.by == "store" else (event.buyer_id, *event.staff_ids)
            )
            return [Act(id, Kind.AFTER_SALE, 0, "after_sale", event.after_sale_id) for id in told]
        case _:
            return []
