"""When the place is open to a person in minors' mode. All figures are settings."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from tallgrass.accounts.models import MinorsDay, Person
from tallgrass.platform import clock


@dataclass(frozen=True)
class Opening:
    """`minutes_left` today; `night` when it is closed until morning."""

    minutes_left: int
    night: bool

    @property
    def closed(self) -> bool:
        return self.night or self.minutes_left <= 0


def opening_for(person: Person) -> Opening:
    """How things stand right now for someone in minors' mode. One query."""
    now = clock.now()
    used = MinorsDay.objects.filter(person=person, day=day_of(person, now)).values_list("minutes", flat=True).first() or 0
    hour = now.astimezone(_zone(person)).hour
    closes, opens = settings.TALLGRASS_MINORS_NIGHT
    return Opening(max(0, settings.TALLGRASS_MINORS_MINUTES - used), hour >= closes or hour < opens)


def day_of(person: Person, moment: datetime) -> date:
    """The calendar day where the person lives."""
    return moment.astimezone(_zone(person)).date()


def _zone(person: Person) -> ZoneInfo:
    return ZoneInfo(person.zone or settings.TALLGRASS_ZONE)
