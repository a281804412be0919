"""Which goals a thing on a page came to: within a day of the page, when its deeds count."""

from tallgrass.discovery.feed.types import GOALS

DAY = 86_400_000 << 22
"""In ids."""
LEARNT = GOALS[:5]
"""Goals that are asked for here: an order is nobody's answer to one card."""


def reached(page: str, person: str, thing: str) -> str:
    """Columns of a query that say of each row whether it came to each of `LEARNT`, given what names its page, its reader and the thing.
    They want `DAY` as the parameter `day`."""
    within = f"l.id > {page} AND l.id < {page} + %(day)s"
    return f"""
    EXISTS (SELECT 1 FROM discovery_behaviour k WHERE k.page_id = {page} AND k.thing_id = {thing} AND k.kind = 2),
    EXISTS (SELECT 1 FROM notes_like l WHERE l.person_id = {person} AND l.note_id = {thing} AND {within}),
    EXISTS (SELECT 1 FROM notes_save l WHERE l.person_id = {person} AND l.note_id = {thing} AND {within}),
    EXISTS (SELECT 1 FROM notes_comment l WHERE l.author_id = {person} AND l.note_id = {thing} AND {within}),
    EXISTS (SELECT 1 FROM accounts_follow l JOIN notes_note n ON n.id = {thing}
            WHERE l.person_id = {person} AND l.followee_id = n.author_id AND {within})"""
