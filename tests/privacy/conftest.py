from __future__ import annotations

from tests.access.conftest import local
from tests.journey.conftest import new_town, town

__all__ = ["local", "new_town", "town"]
