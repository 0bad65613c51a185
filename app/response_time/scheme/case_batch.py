"""Some cases of which a part may be known anew elsewhere (pure)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.response_time.scheme.case_columns import CaseColumns


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Some cases; `stands` is False of those of which something newer is known in another batch."""

    columns: CaseColumns
    stands: NDArray[np.bool_]
