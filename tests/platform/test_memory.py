"""Memories that follow the database: what a process remembers is dropped when the row changes, by whatever way."""

import threading
import time
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import person_cards
from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.mall.models import Category, Listing
from tallgrass.mall.queries.cards import product_cards
from tallgrass.mall.queries.tree import category_tree
from tallgrass.platform import changes
from tallgrass.platform.memory import Followed, forget_changed, hear_changes
from tests.mall.support import make_mall


def test_a_deaf_process_remembers_nothing():
    memory: Followed[int, str] = Followed("deaf", 10)
    assert [memory.look(1, lambda: "first"), memory.look(1, lambda: "second")] == ["first", "second"]


def test_what_was_read_is_remembered_until_it_changes(hearing):
    memory: Followed[int, str] = Followed("things", 10)
    assert [memory.look(7, lambda: "first"), memory.look(7, lambda: "second")] == ["first", "first"]
    forget_changed("others 7")
    assert memory.look(7, lambda: "second") == "first"
    forget_changed("things 3 7")
    assert memory.look(7, lambda: "second") == "second"
    forget_changed("things *")
    assert memory.look(7, lambda: "third") == "third"


def test_a_change_heard_during_a_read_wins(hearing):
    memory: Followed[int, str] = Followed("late", 10)

    def read() -> str:
        forget_changed("late 1")  # Someone changed the row after this process read it, and was heard first.
        return "before the change"

    memory.look(1, read)
    assert memory.look(1, lambda: "after the change") == "after the change"


def test_losing_the_database_forgets_all(hearing):
    memory: Followed[int, str] = Followed("lost", 10)
    memory.look(1, lambda: "before")
    hear_changes(False)
    hear_changes(True)
    assert memory.look(1, lambda: "after") == "after"


@pytest.mark.django_db(transaction=True)
def test_the_database_tells_each_changed_key_once(world):
    ann, ben = world.person(), world.person()
    parameters = {name: value for name, value in connection.get_connection_params().items() if name in {"dbname", "user", "host", "port"}}
    with psycopg.connect(**parameters, autocommit=True) as listener:
        listener.execute(f'LISTEN "{changes.CHANNEL}"')
        with connection.cursor() as cursor:
            cursor.execute("UPDATE accounts_person SET name = name || '!' WHERE id = ANY(%s)", [[ann.id, ben.id]])
            cursor.execute("UPDATE accounts_person SET name = 'nobody' WHERE id = 0")
        told = [note.payload.split(" ") for note in listener.notifies(timeout=2, stop_after=1)]
        assert [(name, *sorted(keys)) for name, *keys in told] == [("person", *sorted([str(ann.id), str(ben.id)]))]


def test_a_form_is_answered_only_when_what_it_changed_has_been_heard(hearing, transactional_db):
    memory: Followed[int, str] = Followed("slow", 10)
    assert memory.look(1, lambda: "before") == "before"
    given = connection.get_connection_params()
    told = psycopg.connect(**{key: given[key] for key in ("host", "port", "user", "password", "dbname") if given.get(key)}, autocommit=True)
    told.execute(f'LISTEN "{changes.CHANNEL}"')

    def hear() -> None:
        time.sleep(0.2)  # A busy machine.
        for note in told.notifies(timeout=5, stop_after=2):
            changes.take_word(note.payload)

    hearer = threading.Thread(target=hear)
    hearer.start()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, 'slow 1')", [changes.CHANNEL])
    changes.settle(5)
    assert memory.look(1, lambda: "after") == "after"
    hearer.join()
    told.close()


def test_nobody_waits_for_words_that_do_not_come(hearing, transactional_db):
    begun = time.monotonic()
    changes.settle(0.05)
    assert 0.04 < time.monotonic() - begun < 2
    hear_changes(False)
    with CaptureQueriesContext(connection) as asked:
        changes.settle(60)
    assert len(asked) == 0


@pytest.mark.django_db
def test_a_category_that_changes_is_another_on_the_next_page(hearing):
    shelf = Category.objects.create(slug="lamps", name="灯", name_en="Lamps")
    assert category_tree().by_slug["lamps"].name.en == "Lamps"
    Category.objects.filter(id=shelf.id).update(name_en="Lights")
    assert category_tree().by_slug["lamps"].name.en == "Lamps"
    forget_changed("categories *")
    assert category_tree().by_slug["lamps"].name.en == "Lights"


@pytest.mark.django_db(transaction=True)
def test_the_database_tells_of_small_tables_as_a_whole():
    parameters = {name: value for name, value in connection.get_connection_params().items() if name in {"dbname", "user", "host", "port"}}
    with psycopg.connect(**parameters, autocommit=True) as listener:
        listener.execute(f'LISTEN "{changes.CHANNEL}"')
        Category.objects.create(slug="lamps", name="灯", name_en="Lamps")
        assert [note.payload for note in listener.notifies(timeout=2, stop_after=1)] == ["categories *"]


def _told(listener: "psycopg.Connection[Any]", count: int = 1) -> list[str]:
    found = [note.payload for note in listener.notifies(timeout=2, stop_after=count)]
    for word in found:
        changes.take_word(word)
    return found


def test_cards_of_products_and_people_follow_the_database(hearing, kept_world):
    mall = make_mall()
    product, ben = mall.product(), kept_world.person("Ben")
    refresh_listings([product.id])
    parameters = {name: value for name, value in connection.get_connection_params().items() if name in {"dbname", "user", "host", "port"}}
    with psycopg.connect(**parameters, autocommit=True) as listener:
        listener.execute(f'LISTEN "{changes.CHANNEL}"')
        assert (product_cards([product.id])[0].in_stock, person_cards([ben.id])[ben.id].name) == (False, "Ben")
        with CaptureQueriesContext(connection) as asked:
            product_cards([product.id])
            person_cards([ben.id])
        assert len(asked) == 0
        mall.stock(mall.variant(product), 1)
        refresh_listings([product.id])
        assert not product_cards([product.id])[0].in_stock
        assert f"listing {product.id}" in _told(listener)
        assert product_cards([product.id])[0].in_stock
        Person.objects.filter(id=ben.id).update(is_active=False)
        assert _told(listener) == [f"person {ben.id}"]
        assert person_cards([ben.id]) == {}
        Listing.objects.filter(product_id=product.id).delete()
        assert _told(listener) == [f"listing {product.id}"]
        assert product_cards([product.id]) == []
