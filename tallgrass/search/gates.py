"""What must not be held out to others: suggestions and "searching now" pass here. Whoever knows bad words says so at start-up."""

from collections.abc import Callable

_checks: list[Callable[[str], bool]] = []


def refuse_when(is_bad: Callable[[str], bool]) -> None:
    """Hold back words for which `is_bad` is true. Called from a module that knows both search and the list of words."""
    if is_bad not in _checks:
        _checks.append(is_bad)


def may_be_shown(words: str) -> bool:
    return not any(is_bad(words) for is_bad in _checks)
