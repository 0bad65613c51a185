from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.paging import cursor_after, position_of, uuid_after
from app.kit.errors import Invalid


@given(st.lists(st.one_of(st.integers(-(2**53), 2**53), st.text(max_size=20), st.booleans()), min_size=1, max_size=4))
def test_a_cursor_stands_for_its_position(position: list[object]) -> None:
    cursor = cursor_after(*position)
    assert position_of(cursor, parts=len(position)) == position
    assert set(cursor) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@given(st.text(max_size=60))
def test_any_text_is_a_position_or_refused(cursor: str) -> None:
    try:
        position = position_of(cursor, parts=2)
    except Invalid:
        return
    assert position is not None
    assert len(position) == 2


def test_a_refused_cursor_is_named() -> None:
    with pytest.raises(Invalid) as refused:
        position_of("x", parts=1)
    assert [one.pointer for one in refused.value.errors] == ["/query/cursor"]


def test_ids_are_cursors_too() -> None:
    assert uuid_after(None) is None
    assert uuid_after(cursor_after(UUID(int=9))) == UUID(int=9)
    with pytest.raises(Invalid):
        uuid_after(cursor_after("x"))
