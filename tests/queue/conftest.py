from __future__ import annotations

from tests.journey.conftest import town

__all__ = ["town"]
