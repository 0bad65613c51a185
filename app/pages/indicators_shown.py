"""The four indicators of each centre as the page shows them (pure): each a share, with of how many it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.kit.survey_codes import Knowledge, Satisfaction
from app.pages.words import text
from app.response_time.figure import CentreName, Figure, Figures, Grouping
from app.response_time.scheme.accessibility import Reached
from app.response_time.scheme.by_centre import OfCentre
from app.response_time.scheme.tally import Tally
from app.response_time.survey.figures import Said

_NOT_SAID: Final = "–"
_PER_CENT: Final = 100
_SATISFIED: Final = (Satisfaction.VERY_SATISFIED, Satisfaction.SATISFIED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicators:
    """One centre, or all together, as a row of the table."""

    name: str
    in_time: str
    reached: str
    satisfied: str
    knowing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the rows are made of."""

    answered: Figures
    reached: Sequence[OfCentre]
    said: Sequence[Said]
    names: Mapping[UUID, str]


def indicators_shown(found: Found, *, language: str) -> Sequence[Indicators]:
    """Return a row for each centre by name, and all together last."""
    answered = {_centre(one): one for one in found.answered.groups}
    reached = {one.centre: one.tables["reached"] for one in found.reached}
    said = {one.centre: one for one in found.said}
    centres = {one for one in (*answered, *reached, *said) if one is not None}
    order = sorted(centres, key=lambda one: found.names.get(one, ""))
    whole = Indicators(
        name=text("all", language),
        in_time=_in_time(found.answered.total),
        reached=_share(reached.get(None), (Reached.ANSWERED,), language),
        **_survey(said.get(None), language),
    )
    return [
        *(
            Indicators(
                name=found.names.get(one, _NOT_SAID),
                in_time=_in_time(answered.get(one)),
                reached=_share(reached.get(one), (Reached.ANSWERED,), language),
                **_survey(said.get(one), language),
            )
            for one in order
        ),
        whole,
    ]


def _centre(one: Figure) -> UUID | None:
    label = one.key[Grouping.SOCIAL_CENTRE]
    return label.id if isinstance(label, CentreName) else None


def _in_time(one: Figure | None) -> str:
    share = None if one is None else one.within_target.value
    return _NOT_SAID if share is None else f"{share * _PER_CENT:.0f} %"


def _survey(one: Said | None, language: str) -> dict[str, str]:
    if one is None:
        return {"satisfied": _NOT_SAID, "knowing": _NOT_SAID}
    return {
        "satisfied": _share(one.satisfaction, _SATISFIED, language),
        "knowing": _share(one.knowledge, (Knowledge.YES,), language),
    }


def _share(table: Tally | None, codes: Sequence[str], language: str) -> str:
    """Write which part of all gave one of these answers; nothing where one of them is held back."""
    counts = [] if table is None else [one.count for one in table.lines if one.code in codes]
    if table is None or not table.of or not counts or None in counts:
        return _NOT_SAID
    share = sum(count or 0 for count in counts) / table.of
    return f"{share * _PER_CENT:.0f} % {text('of_number', language).format(count=table.of)}"
