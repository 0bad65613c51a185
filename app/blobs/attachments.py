"""Files that belong to a report: kept sealed within limits, listed with names, handed out as bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.blobs.keep import BlobKind, fetch, keep
from app.blobs.tables import attachments
from app.kit.among import Among
from app.kit.database import Tx
from app.kit.errors import NotFound
from app.kit.ids import new_id

MOST_BYTES: Final = 20 << 20
_RUNS: Final = frozenset(
    """
    ade adp apk app appx asp bas bat bin chm cmd com cpl dll dmg docm dotm exe fxp gadget hta htm html
    img inf ins iso isp jar jnlp js jse ksh lib lnk mad mde mjs msc msh msi msix msp mst ops osd pcd pif
    pkg plg potm ppam ppsm pptm prf prg ps1 ps2 psc1 py pyc pyw rb reg scf scr sct sh shb shs svg swf
    sys tmp url vb vbe vbs vhd vhdx vxd wsc wsf wsh xhtml xlam xlsm xltm xll xsl zipx
    """.split()  # noqa: SIM905 read as a list
)
"""Endings of what runs, or shows itself as a page, when it is opened: those stay in the raw mail."""

_LAST: Final = 1_000
_OF_REPORTS: Final = Among(
    lambda ids: (
        sa.select(attachments)
        .where(attachments.c.report_id.in_(ids))
        .order_by(attachments.c.kept_at, attachments.c.place)
    )
)


class Withheld(StrEnum):
    TYPE = "type"
    SIZE = "size"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to be kept; `data` None where it is too large."""

    name: str
    media_type: str
    data: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of a report as it is listed; `withheld` says why its bytes cannot be had."""

    id: UUID
    name: str
    media_type: str
    bytes: int
    withheld: str | None


def attach(tx: Tx, *, reports: Sequence[UUID], files: Sequence[File]) -> None:
    """Keep files with one or several reports; one of a kind that runs, or too large, is named and not kept."""
    for place, file in enumerate(files):
        blob = None if _withheld(file) or file.data is None else keep(tx, file.data, kind=BlobKind.FILE)
        tx.add(attachments, *(_row(tx, report, file, blob) | {"place": place} for report in reports))


def attach_kept(tx: Tx, *, report: UUID, blob: UUID, name: str, size: int) -> None:
    """Let a report have what is kept already: the raw mail it was made of."""
    row_id = new_id()
    tx.add(
        attachments,
        {
            "id": row_id,
            "report_id": report,
            "blob_id": blob,
            "name_sealed": _sealed(tx, name, row_id),
            "media_type": "message/rfc822",
            "bytes": size,
            "withheld": None,
            "kept_at": tx.now,
            "place": _LAST,
        },
    )


def foresee_attached(tx: Tx, *, reports: Sequence[UUID]) -> None:
    _OF_REPORTS.foresee(tx, reports)


def attached_to(tx: Tx, *, reports: Sequence[UUID]) -> Mapping[UUID, Sequence[Attachment]]:
    """Return what belongs to each report, in the order it came."""
    found: dict[UUID, list[Attachment]] = defaultdict(list)
    for row in _OF_REPORTS.rows(tx, reports):
        found[row.report_id].append(_attachment(tx, row))
    return found


def bytes_of(tx: Tx, *, report: UUID, attachment: UUID) -> tuple[Attachment, bytes]:
    """Return a file of this very report; NotFound where there is none, or it is withheld."""
    wanted = sa.select(attachments).where(attachments.c.id == attachment, attachments.c.report_id == report)
    row = tx.execute(wanted).one_or_none()
    if row is None or row.blob_id is None:
        raise NotFound
    return _attachment(tx, row), fetch(tx, row.blob_id)


def _row(tx: Tx, report: UUID, file: File, blob: UUID | None) -> dict[str, Any]:
    row_id, withheld = new_id(), _withheld(file)
    return {
        "id": row_id,
        "report_id": report,
        "blob_id": blob,
        "name_sealed": _sealed(tx, file.name, row_id),
        "media_type": file.media_type,
        "bytes": len(file.data or b""),
        "withheld": withheld and withheld.value,
        "kept_at": tx.now,
    }


def _withheld(file: File) -> Withheld | None:
    if file.data is None or len(file.data) > MOST_BYTES:
        return Withheld.SIZE
    runs = file.name.rpartition(".")[2].lower() in _RUNS or file.data[:2] == b"MZ"
    return Withheld.TYPE if runs else None


def _sealed(tx: Tx, name: str, row: UUID) -> bytes:
    return tx.sealer.seal(name, table="attachments", column="name", row=row)


def _attachment(tx: Tx, row: Any) -> Attachment:  # noqa: ANN401 a row of SQLAlchemy has no narrower type
    return Attachment(
        id=row.id,
        name=tx.sealer.open(row.name_sealed, table="attachments", column="name", row=row.id),
        media_type=row.media_type,
        bytes=row.bytes,
        withheld=row.withheld,
    )
