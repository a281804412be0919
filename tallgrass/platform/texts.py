"""Texts that cannot wait for a person (names, titles), checked before they are taken in by whoever registered for it.

The app that writes them may stand below the one that knows the rules: it asks here.
"""

from collections.abc import Callable, Mapping

Check = Callable[[Mapping[str, str]], None]

_checks: list[Check] = []


def register_text_check(check: Check) -> None:
    if check not in _checks:
        _checks.append(check)


def check_texts(texts: Mapping[str, str]) -> None:
    """Ask every check about these texts, by the names of their fields.

    Raises:
        DomainError: a text is not allowed; `field` names it.
    """
    for check in _checks:
        check(texts)
