from tests.journey.conftest import town

__all__ = ["town"]
