from __future__ import annotations

from tests.journey.conftest import new_town, town

__all__ = ["new_town", "town"]
