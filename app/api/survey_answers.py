"""What a reporter answers who was asked how it went: by the signed link of the letter, without a key."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import ConfigDict, Field, model_validator
from starlette.responses import Response

from app.api.answers import respond
from app.api.callers import ANYONE, Asked
from app.api.fields import Body, Text, View, misfit
from app.api.problems import problems
from app.kit.database import Tx
from app.kit.survey_codes import Knowledge, Satisfaction
from app.response_time.survey.answer import Given, give

router = APIRouter(prefix="/v1/survey-answers", tags=["reports"])
Anybody = Annotated[Asked, Depends(ANYONE)]


class SurveyAnswerIn(Body):
    """Two answers by code, or one of them; `survey` and `token` are the last two parts of the link."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "survey": "0199a5f0-6f1e-7a10-8000-000000000404",
                    "token": "0" * 32,
                    "satisfaction": "satisfied",
                    "knowledge": "yes",
                }
            ]
        }
    )

    survey: UUID
    token: Annotated[str, Text(64)]
    satisfaction: Satisfaction | None = None
    knowledge: Knowledge | None = Field(default=None, description="Whether you know whom to turn to next time.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.satisfaction is None and self.knowledge is None:
            raise misfit("satisfaction", "Answer at least one of the two.")
        return self


class SurveyAnswerOut(View):
    """That it was kept; it is counted with those of others and shown to nobody on its own."""

    told_at: datetime


@router.post(
    "",
    status_code=201,
    response_model=SurveyAnswerOut,
    responses=problems(404, 409),
    summary="Say how it went (by the link of the letter)",
)
def tell(body: SurveyAnswerIn, asked: Anybody) -> Response:
    """Once a report, while the link is open."""
    given = Given(satisfaction=body.satisfaction, knowledge=body.knowledge)

    def work(tx: Tx) -> datetime:
        give(tx, survey=body.survey, token=body.token, given=given)
        return tx.now

    return respond(SurveyAnswerOut(told_at=asked.write(work)), status=201)
