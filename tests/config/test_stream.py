"""A stream hands on what waits for it, all together, and ends when it must."""

import asyncio

from tallgrass.config.process.stream import MOST_WAITING, Stream


def test_what_waits_is_taken_together_and_in_order():
    stream = Stream(1)
    for word in (b"one ", b"two ", b"three"):
        stream.send(word)
    assert asyncio.run(stream.take()) == b"one two three"


def test_a_taker_sleeps_until_there_is_something():
    async def both() -> bytes | None:
        stream = Stream(1)
        taker = asyncio.create_task(stream.take())
        await asyncio.sleep(0)
        assert not taker.done()
        stream.send(b"late")
        return await taker

    assert asyncio.run(both()) == b"late"


def test_an_ended_stream_takes_no_more_and_says_so():
    stream = Stream(1)
    stream.send(b"never sent")
    stream.end()
    stream.send(b"nor this")
    assert asyncio.run(stream.take()) is None


def test_a_page_that_falls_too_far_behind_is_cut_off():
    stream = Stream(1)
    for _ in range(MOST_WAITING + 1):
        stream.send(b".")
    assert asyncio.run(stream.take()) is None
