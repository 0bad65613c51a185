from __future__ import annotations

import stat
from pathlib import Path

import pytest

from app.kit.key_file import KeysMissing, make_keys, read_keys


def test_only_the_owner_reads_the_keys_and_they_come_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "indgang.keys"
    made = make_keys(path)
    assert read_keys(path) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_keys_that_are_there_are_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "indgang.keys"
    first = make_keys(path)
    assert make_keys(path) == first
    assert read_keys(path) == first


def test_no_file_is_no_keys(tmp_path: Path) -> None:
    assert read_keys(tmp_path / "indgang.keys") is None


@pytest.mark.parametrize("content", [b"", b"one line", b"abc\ndef\n", b"\xff\xfe", b"a\nb\nc\n"])
def test_a_file_that_holds_no_keys_is_said_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "indgang.keys"
    path.write_bytes(content)
    with pytest.raises(KeysMissing):
        read_keys(path)
