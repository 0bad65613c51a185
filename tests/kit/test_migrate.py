"""The migrations lead to the tables of the code and back, on both databases."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory

from app.kit.migrate import check, downgrade, upgrade
from app.kit.schema import MIGRATIONS, current, newest


def test_up_down_and_up_again_ends_where_the_code_is(empty_database_url: str) -> None:
    assert current(empty_database_url) is None
    upgrade(empty_database_url)
    assert check(empty_database_url) == ""
    downgrade(empty_database_url, to="base")
    assert current(empty_database_url) is None
    upgrade(empty_database_url)
    assert check(empty_database_url) == ""
    assert current(empty_database_url) == newest()


def test_a_database_that_is_not_at_the_newest_is_told_from_one_that_is(empty_database_url: str) -> None:
    assert "not up to date" in check(empty_database_url)


def test_the_folder_of_an_embedded_database_is_made(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'indgang.db'}"
    upgrade(url)
    assert current(url) == newest()


def test_the_highest_number_is_where_the_migrations_end() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert newest() == ScriptDirectory.from_config(config).get_current_head()
