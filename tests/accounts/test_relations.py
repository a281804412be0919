"""Following, blocking, muting: by pages, and two at once."""

import threading
from functools import partial

import pytest
from django.db import connection, transaction

from tallgrass.accounts.actions import block_person, follow_person, mute_person, unblock_person, unfollow_person
from tallgrass.accounts.actions.bringing import bring_follows
from tallgrass.accounts.models import Block, Follow, Mute, PersonCounts
from tallgrass.accounts.queries import count_relations, page_blocked, page_fans, page_muted
from tallgrass.platform import clock
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import short
from tallgrass.platform.models import LoggedEvent
from tests.accounts.support import refused


def at_once(*acts):
    """Run acts in threads that start together; what each refused."""
    barrier, refusals = threading.Barrier(len(acts)), []

    def run(act):
        barrier.wait()
        try:
            act()
        except DomainError as error:
            refusals.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refusals


@pytest.mark.django_db(transaction=True)
def test_following_twice_is_following_once_and_counts_follow(kept_world):
    world = kept_world
    me, other = world.person(), world.person()
    follow_person(actor=me, other=other)
    follow_person(actor=me, other=other)
    world.read_log()
    assert (count_relations(me.id), count_relations(other.id)) == ((1, 0), (0, 1))
    unfollow_person(actor=me, other=other)
    unfollow_person(actor=me, other=other)
    world.read_log()
    assert (count_relations(me.id), count_relations(other.id)) == ((0, 0), (0, 0))


def test_nobody_follows_themselves(world):
    me = world.person()
    for act in (follow_person, block_person, mute_person):
        with refused("not_yourself"):
            act(actor=me, other=me)


def test_a_block_ends_follows_both_ways_and_forbids_new_ones(world):
    me, other = world.person(), world.person()
    follow_person(actor=me, other=other)
    follow_person(actor=other, other=me)
    block_person(actor=me, other=other)
    assert not Follow.objects.exists()
    for one, two in ((me, other), (other, me)):
        with refused("blocked"):
            follow_person(actor=one, other=two)
    unblock_person(actor=me, other=other)
    follow_person(actor=other, other=me)
    assert page_fans(me.id, None).items[0].id == other.id


@pytest.mark.django_db(transaction=True)
def test_a_follow_and_a_block_that_cross_leave_no_follow(kept_world):
    for _ in range(20):
        me, other = kept_world.person(), kept_world.person()
        at_once(partial(follow_person, actor=other, other=me), partial(block_person, actor=me, other=other))
        assert not Follow.objects.filter(person_id=other.id).exists()
        assert Block.objects.filter(person_id=me.id).count() == 1


@pytest.mark.django_db(transaction=True)
def test_follows_that_come_many_at_a_time_and_a_block_that_cross_leave_no_follow(kept_world):
    others = [kept_world.person() for _ in range(30)]
    for _ in range(10):
        me, now = kept_world.person(), clock.now()
        bring = transaction.atomic(partial(bring_follows, [(other.id, me.id, now) for other in others]))
        at_once(bring, *(partial(block_person, actor=me, other=other) for other in others[:3]))
        assert not Follow.objects.filter(followee_id=me.id, person_id__in=[other.id for other in others[:3]]).exists()
        assert Follow.objects.filter(followee_id=me.id).count() == 27


@pytest.mark.django_db(transaction=True)
def test_a_double_follow_is_one_follow_and_one_event(kept_world):
    me, other = kept_world.person(), kept_world.person()
    assert at_once(*[partial(follow_person, actor=me, other=other)] * 6) == []
    assert Follow.objects.count() == 1
    assert LoggedEvent.objects.filter(kind="PersonFollowed").count() == 1
    kept_world.read_log()
    assert PersonCounts.objects.get(person_id=other.id).fans == 1


@pytest.fixture
def me(world, client):
    person = world.person("阿栗", handle="ali")
    client.force_login(person)
    return person


def test_acts_by_pages_without_script(me, world, client):
    other = world.person("小满", handle="xiaoman")
    place = f"/people/{short(other.id)}"
    page = client.post(f"{place}/follow/")
    assert (page.status_code, page["Location"]) == (302, "/@xiaoman/")
    assert "已关注" in client.get("/@xiaoman/").content.decode()
    client.post(f"{place}/follow/end/")
    assert not Follow.objects.exists()
    client.post(f"{place}/mute/", {"next": "/settings/muted/"})
    assert "小满" in client.get("/settings/muted/").content.decode()
    client.post(f"{place}/mute/end/")
    assert not page_muted(me.id, None).items
    assert client.post(f"{place}/block/")["Location"] == "/"
    assert client.get("/@xiaoman/").status_code == 404
    assert "小满" in client.get("/settings/blocked/").content.decode()
    client.post(f"{place}/block/end/")
    assert not page_blocked(me.id, None).items


def test_acts_by_fragments(me, world, client):
    other = world.person("小满")
    place = f"/people/{short(other.id)}/follow/"
    page = client.post(place, headers={"HX-Request": "true"})
    assert (page.status_code, "已关注" in page.content.decode(), "<html" in page.content.decode()) == (200, True, False)
    page = client.delete(place, headers={"HX-Request": "true"})
    assert 'aria-pressed="false"' in page.content.decode()
    assert client.post(f"/people/{short(other.id)}/block/", headers={"HX-Request": "true"}).status_code == 204


def test_those_who_blocked_me_do_not_exist_for_me(me, world, client):
    other = world.person("小满", handle="xiaoman")
    block_person(actor=other, other=me)
    for address in (f"/people/{short(other.id)}/follow/", f"/people/{short(other.id)}/mute/"):
        assert client.post(address).status_code == 404
    assert client.get("/@xiaoman/fans/").status_code == 404
    block_person(actor=me, other=other)
    assert client.post(f"/people/{short(other.id)}/block/end/").status_code == 302
    assert not Block.objects.filter(person_id=me.id).exists()


def test_strangers_and_bad_addresses(me, world, client):
    assert client.post("/people/1/follow/").status_code == 404
    assert client.post("/people/0OIl/follow/").status_code == 404
    assert client.get(f"/people/{short(me.id)}/follow/").status_code == 405
    client.logout()
    assert client.post(f"/people/{short(me.id)}/follow/").status_code == 401
    assert not Mute.objects.exists()


def test_the_way_back_stays_on_this_site(me, world, client):
    other = world.person(handle="xiaoman")
    page = client.post(f"/people/{short(other.id)}/follow/", {"next": "https://evil.example/"})
    assert page["Location"] == "/@xiaoman/"
