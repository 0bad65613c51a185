"""Another process's commits are heard by every address that serves, also by that of a demo that stepped down."""

from __future__ import annotations

import pytest

from app.kit.bell import Wake, hung
from app.kit.rights import step_down


@pytest.mark.parametrize("engine_kind", ["postgresql"], indirect=True)
def test_who_stepped_down_hears_what_is_committed(owner_url: str) -> None:
    served = step_down(owner_url, role="indgang_listener")
    wake = Wake()
    try:
        with hung(served, wake) as listening, hung(served, wake) as telling:
            telling.ring({"of": "queue"})
            heard = listening.hear(5.0)
    finally:
        wake.close()
    assert heard == [{"of": "queue"}]
