import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallgrass.platform.errors import DomainError
from tallgrass.platform.pagination import Page, decode_cursor, encode_cursor, page_of

INTS = st.integers(-(2**63), 2**63 - 1)


@given(INTS, st.text(max_size=20))
def test_a_cursor_gives_its_key_back(number: int, word: str) -> None:
    assert decode_cursor(encode_cursor(number, word), int, str) == (number, word)


@given(st.text(max_size=60))
def test_what_is_no_cursor_is_refused_in_words(text: str) -> None:
    try:
        assert decode_cursor(text, int) is None or isinstance(decode_cursor(text, int), tuple)
    except DomainError as error:
        assert (error.code, error.status) == ("bad_cursor", 400)


@pytest.mark.parametrize("cursor", [encode_cursor("a"), encode_cursor(1, 2), encode_cursor(True), "WzFlMzBd"])
def test_a_cursor_of_another_shape_is_refused(cursor: str) -> None:
    with pytest.raises(DomainError):
        decode_cursor(cursor, int)


def test_the_row_too_many_only_tells_that_there_is_more() -> None:
    assert page_of([3, 2, 1], 2, lambda row: (row,)) == Page([3, 2], encode_cursor(2))
    assert page_of([3, 2], 2, lambda row: (row,)) == Page([3, 2], None)
    assert page_of([], 2, lambda row: (row,)) == Page([], None)
