"""Browsers in words."""

import re

from tallgrass.platform.words import say

_BROWSERS = (
    ("Edg", "Edge"),
    ("MicroMessenger", "WeChat"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("Linux", "Linux"))


def device_words(user_agent: str) -> str:
    """`Chrome · Windows` for what a browser says of itself; its first word when nothing is known of it."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "")
    if browser or system:
        return " · ".join(part for part in (browser, system) if part)
    first = re.match(r"[\w.-]{1,30}", user_agent)
    return first.group() if first else say("不知名的设备", "Unknown device")
