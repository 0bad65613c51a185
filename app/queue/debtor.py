"""Whose tasks a caller does: its own, and what falls due of those who are away and whose substitute it is."""

from __future__ import annotations

from app.access.callers import Caller
from app.assignment.stand_in import stands_in
from app.assignment.task_rows import Debtor
from app.directory.current import current
from app.kit.codes import ResponderKind
from app.kit.database import Tx
from app.kit.errors import Forbidden


def debtor_of(tx: Tx, caller: Caller) -> Debtor:
    """Return whose tasks the caller does now; what is a family team's is done by a family team alone.

    Forbidden where its post or supplier is not in the directory (any more): a home is no longer its to know.
    """
    directory = current(tx)
    if caller.supplier is not None and directory.supplier(caller.supplier) is not None:
        return Debtor(supplier=caller.supplier)
    me = None if caller.responder is None else directory.responder(caller.responder)
    if me is None:
        raise Forbidden("This key acts for no post and no supplier of the directory.")
    acts_for = stands_in(directory, me, tx.now)
    if me.kind is not ResponderKind.FAMILY_TEAM:
        family = {one.id for one in directory.responders if one.kind is ResponderKind.FAMILY_TEAM}
        acts_for = tuple(one for one in acts_for if one.absent not in family)
    return Debtor(responder=me.id, standing_in=acts_for)
