from __future__ import annotations

import os
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.blobs.attachments import File, attach, attached_to, bytes_of
from app.blobs.keep import BlobKind, fetch, keep
from app.blobs.tables import blob_pieces
from app.kit.database import Database
from app.kit.errors import NotFound
from app.kit.ids import new_id
from app.kit.sealed import SealBroken


@pytest.mark.parametrize("size", [0, 1, (1 << 20), (2 << 20) + 5])
def test_bytes_come_back_as_they_were(database: Database, size: int) -> None:
    data = os.urandom(size)
    blob = database.write(lambda tx: keep(tx, data, kind=BlobKind.RAW), caller=SYSTEM)
    assert database.read(lambda tx: fetch(tx, blob), caller=SYSTEM) == data


def test_what_is_stored_tells_nothing_and_no_piece_changes_places(database: Database) -> None:
    data = b"hemmeligt " * 250_000
    blob = database.write(lambda tx: keep(tx, data, kind=BlobKind.RAW), caller=SYSTEM)
    stored = database.read(
        lambda tx: list(tx.execute(sa.select(blob_pieces).order_by(blob_pieces.c.place))), caller=SYSTEM
    )
    assert len(stored) == 3
    assert not any(b"hemmeligt" in row.sealed for row in stored)
    swap = sa.update(blob_pieces).where(blob_pieces.c.place == 0).values(sealed=stored[1].sealed)
    database.write(lambda tx: tx.execute(swap).rowcount, caller=SYSTEM)
    with pytest.raises(SealBroken):
        database.read(lambda tx: fetch(tx, blob), caller=SYSTEM)


def _bytes(database: Database, report: UUID, attachment: UUID) -> bytes:
    return database.read(lambda tx: bytes_of(tx, report=report, attachment=attachment), caller=SYSTEM)[1]


def test_what_runs_or_is_too_large_is_named_and_not_kept(database: Database) -> None:
    report, other = new_id(), new_id()
    files = [
        File(name="billede.jpg", media_type="image/jpeg", data=b"jpeg"),
        File(name="regning.pdf.EXE", media_type="application/pdf", data=b"x"),
        File(name="side.html", media_type="text/html", data=b"<script>"),
        File(name="film.mov", media_type="video/quicktime", data=None),
    ]
    database.write(lambda tx: attach(tx, reports=[report, other], files=files), caller=SYSTEM)
    listed = database.read(lambda tx: attached_to(tx, reports=[report]), caller=SYSTEM)[report]
    assert [(one.name, one.withheld) for one in listed] == [
        ("billede.jpg", None),
        ("regning.pdf.EXE", "type"),
        ("side.html", "type"),
        ("film.mov", "size"),
    ]
    kept, data = database.read(lambda tx: bytes_of(tx, report=report, attachment=listed[0].id), caller=SYSTEM)
    assert (kept.bytes, data) == (4, b"jpeg")
    for refused in listed[1:]:
        with pytest.raises(NotFound):
            _bytes(database, report, refused.id)
    with pytest.raises(NotFound):
        database.read(lambda tx: bytes_of(tx, report=other, attachment=listed[0].id), caller=SYSTEM)
