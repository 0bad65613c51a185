"""A report as those see it whose case it is: its words, its reporter, its files."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from app.api.fields import View
from app.blobs.attachments import Attachment
from app.intake.look_up import ReportOpened
from app.kit.codes import Channel, ReporterKind


class ReporterOut(View):
    """Who told."""

    kind: ReporterKind
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    anonymity_requested: bool


class AttachmentOut(View):
    """A file of a report; `withheld` says why it is in the raw mail alone: `type` or `size`."""

    id: UUID
    name: str
    media_type: str
    bytes: int
    withheld: str | None


class CaseReportOut(View):
    """One report of the case, with its own clock."""

    reference: str
    channel: Channel
    received_at: datetime
    happened_at: datetime | None
    recorded_at: datetime
    reporter: ReporterOut
    way_back: bool
    description: str
    answered_at: datetime | None
    answer_by: datetime
    attachments: list[AttachmentOut] = Field(default_factory=list)


def report_fields(report: ReportOpened, *, answered_at: datetime | None, answer_by: datetime) -> dict[str, Any]:
    return {
        "reference": report.reference,
        "channel": report.channel,
        "received_at": report.received_at,
        "happened_at": report.happened_at,
        "recorded_at": report.recorded_at,
        "reporter": {
            "kind": report.reporter_kind,
            "anonymity_requested": report.anonymity_requested,
            **report.reporter,
        },
        "way_back": report.way_back,
        "description": report.description,
        "answered_at": answered_at,
        "answer_by": answer_by,
    }


def attachment_fields(attached: Sequence[Attachment]) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "name": one.name,
            "media_type": one.media_type,
            "bytes": one.bytes,
            "withheld": one.withheld,
        }
        for one in attached
    ]
