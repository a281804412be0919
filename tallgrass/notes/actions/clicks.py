"""From a note to a product. The page does not wait for it: the part that tells is asked for after the page is there."""

import secrets
from hashlib import blake2b

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.notes.goods_events import ProductClicked
from tallgrass.notes.models import Note
from tallgrass.platform.events import emit
from tallgrass.platform.memory import Memory

_SALT = secrets.token_bytes(16)
_lately: Memory[tuple[str, int, int], bool] = Memory(50_000, seconds=1800)
"""Who went where lately: one going back and forth within half an hour is one click."""


def click_product(*, actor: Person | None, note: Note, product_id: int, reader: str) -> bool:
    """Somebody came to a product by a note; whether it counts. `reader` tells visitors apart and is not kept as it is.

    Authors who look at what they recommend are none. Emits `ProductClicked`.
    """
    if actor is not None and actor.id == note.author_id:
        return False
    device = blake2b(reader.encode(), key=_SALT, digest_size=8).hexdigest()
    key = (device, note.id, product_id)
    if _lately.get(key):
        return False
    _lately.put(key, True)
    with transaction.atomic():
        emit(
            ProductClicked(
                note_id=note.id,
                author_id=note.author_id,
                product_id=product_id,
                person_id=actor.id if actor else 0,
                device="" if actor else device,
            )
        )
    return True
