"""How often an act may be done: (times, seconds), by the name of the limit. TALLGRASS_LIMIT_NAME=times/seconds changes one."""

import os

MINUTE, HOUR, DAY = 60, 3600, 86400

TALLGRASS_LIMITS: dict[str, tuple[int, int]] = {
    # name: (how many, in how many seconds). Every limit can be changed by TALLGRASS_LIMIT_<NAME>=count/seconds.
    "api_person": (1500, 5 * MINUTE),
    "api_token": (300, 5 * MINUTE),
    "api_address": (300, 5 * MINUTE),
    "page_address": (1200, 5 * MINUTE),
    "upload": (60, 30 * MINUTE),
    "signup": (5, 30 * MINUTE),
    "signin_address": (25, 5 * MINUTE),
    "signin_account": (10, 15 * MINUTE),
    "signin_account_day": (100, DAY),
    "code_try": (60, 5 * MINUTE),
    "code_address": (25, 5 * MINUTE),
    "code_account": (5, 30 * MINUTE),
    "publish": (30, 10 * MINUTE),
    "publish_new": (6, 10 * MINUTE),
    "draft": (240, 5 * MINUTE),
    "delete": (30, 30 * MINUTE),
    "like": (60, MINUTE),
    "save": (60, MINUTE),
    "comment": (20, 5 * MINUTE),
    "comment_change": (60, 5 * MINUTE),
    "follow": (60, 5 * MINUTE),
    "share": (60, 5 * MINUTE),
    "answer": (20, 10 * MINUTE),
    "poster": (60, 5 * MINUTE),
    "topic_page": (30, 5 * MINUTE),
    "suggest_topics": (600, 5 * MINUTE),
    "refuse": (120, 5 * MINUTE),
    "coupon": (30, 5 * MINUTE),
    "seen": (900, 5 * MINUTE),
    "watch": (120, MINUTE),
    "play": (120, MINUTE),
    "search": (300, 5 * MINUTE),
    "suggest": (1500, 5 * MINUTE),
    "search_history": (60, 5 * MINUTE),
    "board_new": (30, 30 * MINUTE),
    "board": (240, 5 * MINUTE),
    "board_invite": (30, HOUR),
    "list_new": (30, 30 * MINUTE),
    "list": (240, 5 * MINUTE),
    "tick": (600, 5 * MINUTE),
    "letter": (60, MINUTE),
    "letter_stranger": (10, HOUR),
    "letter_read": (240, MINUTE),
    "letter_typing": (60, MINUTE),
    "profile": (30, 5 * MINUTE),
    "text_card": (120, MINUTE),
    "export": (3, DAY),
    "minors_pin": (5, 15 * MINUTE),
    "minors_beat": (30, 5 * MINUTE),
    "store_application": (10, HOUR),
    "merchant": (600, 10 * MINUTE),
    "report": (30, 10 * MINUTE),
    "address": (30, 10 * MINUTE),
    "identity": (10, 10 * MINUTE),
    "pay": (10, MINUTE),
    "privileged": (120, 5 * MINUTE),
}
for _name in TALLGRASS_LIMITS:
    if _value := os.environ.get(f"TALLGRASS_LIMIT_{_name.upper()}"):
        _count, _, _seconds = _value.partition("/")
        TALLGRASS_LIMITS[_name] = (int(_count), int(_seconds))
