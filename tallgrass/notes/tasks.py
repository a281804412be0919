"""Jobs of notes."""

from tallgrass.notes.actions import (
    forget_old_visits,
    publish_due_notes,
    recount_everything,
    relate_topics,
    sweep_deleted_boards,
    sweep_deleted_comments,
    sweep_deleted_lists,
    sweep_deleted_notes,
    tell_of_boards,
    turn_themes,
)
from tallgrass.notes.actions.card_drawing import draw_missing_card
from tallgrass.notes.actions.posters import sweep_posters
from tallgrass.platform.jobs import every, job


@job("notes.draw_card")
def draw_card(note_id: int) -> None:
    """Somebody opened a note whose text card was never drawn."""
    draw_missing_card(note_id=note_id)


@every("* * * * *", "notes.publish_due")
def publish_due() -> None:
    """Every minute: notes whose time has come."""
    publish_due_notes()


@every("17 20 * * *", "notes.sweep_deleted")
def sweep_deleted() -> None:
    """Every night: what was taken back more than 30 days ago goes for good."""
    while sweep_deleted_notes():
        pass
    while sweep_deleted_boards() or sweep_deleted_lists() or sweep_deleted_comments():
        pass


@every("*/10 * * * *", "notes.tell_of_boards")
def tell_board_followers() -> None:
    """Every ten minutes: boards with news that had to wait, since their followers had heard of them within the day."""
    while tell_of_boards():
        pass


@every("* * * * *", "notes.turn_themes")
def turn() -> None:
    """Every minute: themes whose time has come, or is over."""
    turn_themes()


@every("7 * * * *", "notes.relate_topics")
def relate() -> None:
    """Every hour: which topics stand together."""
    relate_topics()


@every("53 18 * * *", "notes.recount_topics")
def recount() -> None:
    """Every night: counters of topics anew, so that no mistake lives longer than a day."""
    recount_everything()


@every("23 19 * * *", "notes.forget_visits")
def forget_visits() -> None:
    """Every night: who came by which link half a year ago."""
    forget_old_visits()


@every("29 19 * * *", "notes.sweep_posters")
def sweep() -> None:
    """Every night: posters drawn more than a week ago."""
    sweep_posters()
