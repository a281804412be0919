import threading
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallgrass.accounts.models import Person
from tallgrass.platform import database
from tallgrass.platform.database import past_ids
from tallgrass.platform.ids import MAX_ID, IdMaker, from_short, id_floor, moment_of, new_id, short
from tests.support.world import World


@given(st.integers(0, MAX_ID))
def test_short_text_gives_the_id_back(id: int) -> None:
    assert from_short(short(id)) == id
    assert len(short(id)) <= 11


@given(st.text(max_size=14))
def test_text_is_an_id_only_when_it_is_the_short_form_of_one(text: str) -> None:
    try:
        id = from_short(text)
    except ValueError:
        return
    assert short(id) == text


@pytest.mark.parametrize("text", ["", "0", "l", "11", "zzzzzzzzzzz", "zzzzzzzzzzzz", "中"])
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an id"):
        from_short(text)


@pytest.mark.parametrize("id", [-1, MAX_ID + 1])
def test_ids_out_of_range_have_no_short_form(id: int) -> None:
    with pytest.raises(ValueError, match="not an id"):
        short(id)


def test_ids_of_one_maker_never_repeat_even_when_the_clock_goes_back() -> None:
    maker, made = IdMaker(3), []
    start = int(datetime(2026, 11, 1, tzinfo=UTC).timestamp() * 1000)

    def make() -> None:
        made.extend([maker.next(start - turn % 3) for turn in range(5000)])

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 20_000


@pytest.mark.django_db
def test_ids_tell_when_they_were_made() -> None:
    before, id, after = datetime.now(UTC), new_id(), datetime.now(UTC)
    assert id_floor(before) <= id
    assert before.replace(microsecond=0) <= moment_of(id) <= after


def test_many_of_one_moment_get_ids_nobody_has(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    moment, someone = datetime(2025, 3, 1, 8, tzinfo=UTC), world.person()
    taken = id_floor(moment) + 7
    Person.objects.filter(id=someone.id).update(id=taken)
    drawn = iter([7, 7, 3, 3, 7, 5, 3, 7, 9])
    monkeypatch.setattr(database, "getrandbits", lambda bits: next(drawn))
    found = past_ids(Person, [moment] * 3)
    assert len({*found, taken}) == 4
    assert {moment_of(id) for id in found} == {moment}
