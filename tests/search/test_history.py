"""What each has searched for: kept once, forgotten on demand, never kept where it is not wanted."""

from datetime import timedelta

import pytest

from tallgrass.platform import clock, personal_data
from tallgrass.platform.models import LoggedEvent
from tallgrass.search.actions import forget_search, hear_search, keep_history, remember_search, trim_histories, write_heard
from tallgrass.search.models import PastSearch
from tallgrass.search.queries import keys_of
from tests.support.world import World


def searched() -> list[dict[str, object]]:
    return list(LoggedEvent.objects.filter(kind="Searched").order_by("id").values_list("body", flat=True))


def test_the_same_query_is_one_row_and_one_event_in_ten_minutes(world: World) -> None:
    person = world.person()
    assert remember_search(actor=person, words="露營 裝備", results=3)
    assert not remember_search(actor=person, words=" 露营  装备 ", results=3)
    with clock.clock_at(clock.now() + timedelta(minutes=11)):
        assert remember_search(actor=person, words="露营 装备", results=4)
    assert list(PastSearch.objects.values_list("key", "words", "results")) == [("露营 装备", "露营 装备", 4)]
    search_id = PastSearch.objects.get().id
    assert searched() == [{"person_id": person.id, "search_id": search_id, "results": number} for number in (3, 4)]
    assert keys_of([search_id, 1]) == {search_id: "露营 装备"}


def test_who_wants_no_history_leaves_no_trace(world: World) -> None:
    person = world.person()
    remember_search(actor=person, words="camping", results=1)
    keep_history(actor=person, wanted=False)
    assert not remember_search(actor=person, words="tent", results=1)
    assert not PastSearch.objects.filter(person_id=person.id).exists()
    keep_history(actor=person, wanted=True)
    assert remember_search(actor=person, words="tent", results=1)


def test_a_busy_process_writes_searches_together(world: World) -> None:
    people = [world.person() for _ in range(3)]
    for person in people:
        hear_search(actor=person, words="camping", results=1)
        hear_search(actor=person, words="Camping ", results=2)
    assert PastSearch.objects.count() == 1  # The first found a quiet process.
    write_heard()
    assert sorted(PastSearch.objects.values_list("person_id", "results")) == sorted(
        (person.id, 2 if person != people[0] else 1) for person in people
    )
    assert len(searched()) == 3


@pytest.mark.parametrize("words", ["", "   ", "\u200b"])
def test_no_words_are_no_search(world: World, words: str) -> None:
    assert not remember_search(actor=world.person(), words=words, results=0)


def test_a_history_is_bounded_and_leaves_with_its_person(world: World) -> None:
    person, other = world.person(), world.person()
    for number in range(105):
        with clock.clock_at(clock.now() - timedelta(minutes=number)):
            remember_search(actor=person, words=f"tent {number}", results=1)
    remember_search(actor=other, words="tent", results=1)
    assert trim_histories() == 5
    assert not PastSearch.objects.filter(words="tent 104").exists()
    forget_search(actor=person, key="tent 0")
    exported = {table: list(found) for table, found in personal_data.export_of(person.id)}["search_pastsearch"]
    assert len(exported) == 99
    assert exported[0].keys() == {"words", "results", "created_at", "searched_at"}
    personal_data.erase(person.id)
    assert list(PastSearch.objects.values_list("person_id", flat=True)) == [other.id]
