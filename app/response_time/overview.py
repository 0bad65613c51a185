"""Everything of response time that one look shows: by group, month by month, and as curves; read once.

Loads numpy, as `figures` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.kit.database import Tx
from app.response_time.curves import Drawn, curves_of
from app.response_time.figure import Figures, Grouping, Wanted
from app.response_time.figures import figures_of, prepared


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    by_group: Figures
    by_centre: Figures
    by_month: Figures
    curves: Sequence[Drawn]


def overview(tx: Tx, wanted: Wanted) -> Overview:
    """Return all of it by what is wanted; Unavailable as for `figures`."""
    material, setting = prepared(tx, wanted)
    monthly, by_centre = (replace(wanted, groupings=(one,)) for one in (Grouping.MONTH, Grouping.SOCIAL_CENTRE))
    by_group = figures_of(tx, wanted, material, setting)
    return Overview(
        by_group=by_group,
        by_centre=by_group if by_centre == wanted else figures_of(tx, by_centre, material, setting),
        by_month=figures_of(tx, monthly, material, setting),
        curves=curves_of(material, setting, wanted.groupings, by_group),
    )
