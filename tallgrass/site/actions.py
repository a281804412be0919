"""Writes of the shell."""

from datetime import date

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.platform import audit
from tallgrass.site.models import Slogan
from tallgrass.site.queries import forget_slogan
from tallgrass.site.types import Stage


def set_slogan(*, actor: Person, zh: str, en: str, stage: Stage, since: date) -> Slogan:
    """What the place says of itself from a day on. A second one for the same day replaces the first. Audited."""
    with transaction.atomic():
        slogan, _ = Slogan.objects.update_or_create(since=since, defaults={"zh": zh, "en": en, "stage": stage.value, "set_by_id": actor.id})
        audit.record(actor_id=actor.id, act="slogan.set", subject=f"slogan:{since}", zh=zh, en=en, stage=stage.value)
    forget_slogan()
    return slogan
