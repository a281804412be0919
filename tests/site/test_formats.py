from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from tallgrass.platform.clock import clock_at
from tallgrass.site import formats

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
"""Noon in Shanghai, the zone of the tests."""


@pytest.fixture(autouse=True)
def shanghai(settings):
    settings.TALLGRASS_ZONE = "Asia/Shanghai"


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (0, "0", "0"),
        (8642, "8,642", "8,642"),
        (9999, "9,999", "9,999"),
        (10_000, "1万", "10k"),
        (12_999, "1.2万", "12k"),
        (999_999, "99.9万", "999k"),
        (1_030_000, "103万", "1.03M"),
        (3_862_000, "386.2万", "3.86M"),
        (120_000_000, "1.2亿", "120M"),
        (-12_300, "-1.2万", "-12k"),
    ],
)
def test_counts_are_short_and_never_rounded_up(number, zh, en):
    with override("zh-hans"):
        assert formats.count(number) == zh
    with override("en"):
        assert formats.count(number) == en


@pytest.mark.parametrize(
    ("before", "zh", "en"),
    [
        (timedelta(seconds=-5), "刚刚", "just now"),
        (timedelta(seconds=59), "刚刚", "just now"),
        (timedelta(minutes=3), "3 分钟前", "3 min ago"),
        (timedelta(hours=11), "11 小时前", "11 h ago"),
        (timedelta(hours=14, minutes=20), "昨天 21:40", "yesterday 21:40"),
        (timedelta(days=3), "11 月 21 日", "21 Nov"),
        (timedelta(days=400), "2025 年 10 月 20 日", "20 Oct 2025"),
        (timedelta(days=-2), "11 月 26 日 12:00", "26 Nov 12:00"),
    ],
)
def test_times_are_said_from_the_readers_place(before, zh, en):
    with clock_at(NOON):
        with override("zh-hans"):
            assert formats.ago(NOON - before) == zh
        with override("en"):
            assert formats.ago(NOON - before) == en


def test_the_day_turns_with_the_zone_of_the_reader():
    with clock_at(NOON), override("en"):
        before_midnight_in_london = NOON - timedelta(hours=5)
        assert formats.ago(before_midnight_in_london) == "5 h ago"
        assert formats.ago(before_midnight_in_london, "Europe/London") == "yesterday 23:00"


def test_every_digit_for_those_who_hear_the_page():
    assert formats.full_count(12_300) == "12,300"
