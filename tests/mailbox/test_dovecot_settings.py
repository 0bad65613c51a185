"""The configuration of the Dovecot of the tests, in both its languages; where it is installed it must understand it."""

from __future__ import annotations

import os
import secrets
import subprocess
from pathlib import Path

import pytest

from tests.mailbox.dovecot import installed
from tests.mailbox.dovecot_settings import Wanted, configured, version_told

OLD, NEW = (2, 3, 21), (2, 4, 1)
ONLY_OLD = ("ssl_cert =", "ssl_key =", "mail_location", "args =")


def wanted(folder: Path) -> Wanted:
    return Wanted(
        folder=folder, port=1143, uid=os.getuid(), gid=os.getgid(), user="indgang", password=secrets.token_hex(8)
    )


@pytest.mark.parametrize(
    ("said", "version"),
    [("2.3.19.1 (9b53102964)", (2, 3, 19)), ("2.4.1-4 (7d8c0e5759)", (2, 4, 1)), ("2.4", (2, 4, 0))],
)
def test_the_version_is_read_from_what_the_program_says(said: str, version: tuple[int, int, int]) -> None:
    assert version_told(said) == version


def test_a_program_that_says_no_version_is_not_guessed_at() -> None:
    with pytest.raises(ValueError, match="no version"):
        version_told("dovecot")


def test_from_2_4_the_version_comes_first_and_no_word_of_before_is_left(tmp_path: Path) -> None:
    lines = configured(wanted(tmp_path), version=NEW).splitlines()
    assert lines[0] == "dovecot_config_version = 2.4.1"
    assert not [line for line in lines if line.strip().startswith(ONLY_OLD)]
    old = configured(wanted(tmp_path), version=OLD)
    assert all(word in old for word in ONLY_OLD)
    assert "dovecot_config_version" not in old


@pytest.mark.parametrize("version", [OLD, NEW])
def test_every_section_that_is_opened_is_closed(tmp_path: Path, version: tuple[int, int, int]) -> None:
    text = configured(wanted(tmp_path), version=version)
    assert text.count("{") == text.count("}") > 0


def test_an_installed_dovecot_understands_it(tmp_path: Path) -> None:
    program = installed()
    if program is None:
        pytest.skip("Dovecot is not installed")
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    for name in ("certificate.pem", "key.pem"):
        (tmp_path / name).write_text("unread")
    file = tmp_path / "dovecot.conf"
    file.write_text(configured(wanted(tmp_path), version=version_told(said)))
    read = subprocess.run([program, "-n", "-c", str(file)], capture_output=True, text=True, check=False)
    assert read.returncode == 0, read.stderr
    assert "port = 1143" in read.stdout
