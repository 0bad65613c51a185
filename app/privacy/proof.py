"""The proof that the keys are those of this database: one sealed word and its fingerprint, looked at by every start.

Without it a wrong look-up key would go unseen: twins, threads and dwellings would silently no longer be found.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.intake.sealing import TABLE
from app.intake.tables import reports
from app.kit.columns import metadata
from app.kit.database import Tx
from app.kit.sealed import SealBroken, Sealer, WrongKeys
from app.privacy.bindings import sealed_columns
from app.privacy.tables import key_proofs

_ROW: Final = UUID("00000000-0000-7000-8000-000000000001")
_MOST_TRIED: Final = 1000
_WORD: Final = "Indgang"

_SEALED_WITH_OTHERS: Final = (
    "None of the sealing keys given opens what this database holds. Start with those it was filled with "
    "(INDGANG_SEALING_KEYS, or the file of keys); nothing was written."
)
_LOOKED_UP_BY_ANOTHER: Final = (
    "The look-up key given is not the one this database was filled with (INDGANG_LOOKUP_KEY, or the second line of the "
    "file of keys): nothing would be found again. Start with that one; nothing was written."
)


def refuse_other_keys(tx: Tx) -> None:
    """Raise WrongKeys where the keys are not those of this database; keep the proof where there is none yet.

    A database from before there were proofs is tried by one sealed field of each kind, and by one reference, of the
    last rows.
    """
    kept = tx.execute(sa.select(key_proofs)).one_or_none()
    if kept is None:
        _try(tx)
        tx.add(key_proofs, {"id": _ROW, "proof_sealed": _sealed(tx.sealer), "lookup_fp": _fingerprint(tx.sealer)})
        return
    try:
        opened = tx.sealer.open(kept.proof_sealed, table="key_proofs", column="proof", row=kept.id)
    except SealBroken as error:
        raise WrongKeys(_SEALED_WITH_OTHERS) from error
    if opened != _WORD or kept.lookup_fp != _fingerprint(tx.sealer):
        raise WrongKeys(_LOOKED_UP_BY_ANOTHER)


def is_proven(tx: Tx) -> bool:
    """Say whether a service with keys has ever been started on this database."""
    return tx.execute(sa.select(key_proofs.c.id)).first() is not None


def _newest(table: sa.Table, *columns: str) -> sa.Subquery:
    """Select the last rows: whoever looks for a field that no row has would read all of a long past at the start."""
    last = [column.desc() for column in table.primary_key]
    return sa.select(*(table.c[name] for name in columns)).order_by(*last).limit(_MOST_TRIED).subquery()


def _sealed(sealer: Sealer) -> bytes:
    return sealer.seal(_WORD, table="key_proofs", column="proof", row=_ROW)


def _fingerprint(sealer: Sealer) -> bytes:
    return sealer.fingerprint(_WORD, purpose="key proof")


def _try(tx: Tx) -> None:
    for table in metadata.sorted_tables:
        for column in sealed_columns(table.name, table.c.keys()):
            newest = _newest(table, column)
            sealed = newest.c[column]
            for one in tx.execute(sa.select(sealed).where(sealed.is_not(None)).limit(1)).scalars():
                if not tx.sealer.knows(bytes(one)):
                    raise WrongKeys(_SEALED_WITH_OTHERS)
    told = _newest(reports, "id", "your_reference_sealed", "your_reference_fp")
    for row in tx.execute(sa.select(told).where(told.c.your_reference_sealed.is_not(None)).limit(1)):
        theirs = tx.sealer.open(row.your_reference_sealed, table=TABLE, column="your_reference", row=row.id)
        if tx.sealer.fingerprint(theirs, purpose="your_reference") != row.your_reference_fp:
            raise WrongKeys(_LOOKED_UP_BY_ANOTHER)
