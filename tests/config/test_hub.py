"""The hub: who hears what, bounded, and nothing left when a stream ends."""

import asyncio

import orjson

from tallgrass.config.process.hub import MOST_WATCHED, Hub
from tallgrass.config.process.stream import Stream


def tell(hub: Hub, **message: object) -> None:
    hub._hand_out(orjson.dumps(message).decode())


def heard(stream: Stream) -> list[bytes]:
    """What waits to be sent, message by message."""
    if stream.is_quiet:
        return []
    data = asyncio.run(stream.take())
    return data.split(b"\n\n")[:-1] if data else []


def test_who_watches_a_thing_hears_of_it_and_nobody_else() -> None:
    hub = Hub("")
    one, other = hub.open(1), hub.open(2)
    tell(hub, stream=one.name, person=1, watch=["note:a"])
    tell(hub, of="note:a", kind="comment", body={"note": "a"})
    tell(hub, of="note:b", kind="comment", body={"note": "b"})
    assert heard(one) == [b'event: comment\ndata: {"note":"a"}']
    assert heard(other) == []


def test_nobody_watches_through_the_stream_of_another() -> None:
    hub = Hub("")
    one = hub.open(1)
    tell(hub, stream=one.name, person=2, watch=["note:a"])
    tell(hub, stream="elsewhere", person=1, watch=["note:a"])
    tell(hub, of="note:a", kind="comment", body={})
    assert heard(one) == []


def test_what_was_watched_longest_gives_way() -> None:
    hub = Hub("")
    stream = hub.open(1)
    for turn in range(MOST_WATCHED):
        tell(hub, stream=stream.name, person=1, watch=[f"note:{turn}"])
    tell(hub, stream=stream.name, person=1, watch=["note:0"])  # Asked for again: it is the newest now.
    tell(hub, stream=stream.name, person=1, watch=["note:more"])
    for subject in ("note:0", "note:1", "note:more"):
        tell(hub, of=subject, kind="comment", body={"of": subject})
    assert [orjson.loads(data.split(b"data: ")[1])["of"] for data in heard(stream)] == ["note:0", "note:more"]
    assert len(stream.watched) == MOST_WATCHED


def test_a_stream_that_ends_leaves_nothing() -> None:
    hub = Hub("")
    stream = hub.open(1)
    tell(hub, stream=stream.name, person=1, watch=["note:a", "note:b"])
    hub.close(stream)
    assert (hub.stream_count, dict(hub._watchers), dict(hub._streams)) == (0, {}, {})
