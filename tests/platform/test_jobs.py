"""Many things done by one job."""

import pytest

from tallgrass.platform.jobs import each
from tallgrass.platform.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_one_that_fails_keeps_nobody_waiting_and_is_told_at_the_end():
    def act(number: int) -> int:
        AuditEntry.objects.create(actor_id=number, act="tried")
        return 1 // (number - 2)

    with pytest.raises(ZeroDivisionError):
        each([1, 2, 3], act)
    assert sorted(AuditEntry.objects.filter(act="tried").values_list("actor_id", flat=True)) == [1, 3]


def test_what_was_done_is_added_up():
    assert each([1, 2, 3], lambda number: number) == 6
    assert each([], lambda number: number) == 0
