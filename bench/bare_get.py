"""The bare GETs that polling is measured against: the same schemas and answers, the same server, nothing behind them.

python -m bench.bare_get PORT
"""

import sys
from functools import lru_cache
from typing import Any

import uvicorn
from fastapi import FastAPI

from app.api.case_views import QueueItemOut
from app.api.queue import QueueOut
from app.api.waiting_answer import ChangeOut, ChangesOut
from app.queue.changed import ChangeKind

app = FastAPI()
_EXAMPLES: Any = QueueItemOut.model_json_schema()["examples"]


@lru_cache
def _items(many: int) -> list[QueueItemOut]:
    return [QueueItemOut.model_validate(_EXAMPLES[0]) for _ in range(many)]


@app.get("/v1/queue")
def queue(limit: int = 50) -> QueueOut:
    """Answer as the service does, without having looked."""
    return QueueOut(items=_items(limit), next_cursor=None, cursor="qGyc5-Ee2uKCM6VxsLT_uAIC7wJwFfGut5XSaVJV")


@app.get("/v1/changes")
def changes(after: str, limit: int = 50) -> ChangesOut:
    """Answer as the service does, without having looked."""
    told = [ChangeOut(number=one.number, change=ChangeKind.CHANGED, case=one) for one in _items(limit)]
    return ChangesOut(items=told, cursor=after, more=False)


if __name__ == "__main__":
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        ws="none",
        access_log=False,
        log_config=None,
        server_header=False,
    )
