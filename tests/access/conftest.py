from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.access.provider import LocalProvider, running_provider
from tests.journey.conftest import town

__all__ = ["local", "town"]


@pytest.fixture
def local() -> Iterator[LocalProvider]:
    with running_provider() as local:
        yield local
