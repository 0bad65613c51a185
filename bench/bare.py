"""The bare POST that the service is measured against: the same schemas and body, the same server, nothing behind it.

python -m bench.bare PORT
"""

import sys
from datetime import UTC, datetime

import uvicorn
from fastapi import FastAPI

from app.api.report_body import ReportIn
from app.api.reports import ContactOut, ReportOut
from app.kit.codes import ReportStatus

_WHEN = datetime(2026, 11, 20, 22, 31, 4, tzinfo=UTC)

app = FastAPI()


@app.post("/v1/reports", status_code=201)
def send(body: ReportIn) -> ReportOut:
    """Answer as the service does, without having done anything."""
    return ReportOut(
        reference="K7Q2-9XM4",
        your_reference=body.your_reference,
        status=ReportStatus.PASSED_ON,
        received_at=_WHEN,
        recorded_at=_WHEN,
        answer_by=_WHEN,
        contact=ContactOut(name="Bispebjerg", phone="+4533123456", email="bispebjerg@example.dk"),
        text="Tak for henvendelsen. Den er modtaget og givet videre til den rette i kommunen.",
    )


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
