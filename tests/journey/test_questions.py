"""What staff ask a reporter goes by template; a free sentence needs somebody to answer for it, and is logged."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.access.tables import access_log
from app.kit.database import Database
from app.replies.question import WARNING, Question, QuestionTemplate, worded
from tests.journey.letters import delivered
from tests.journey.town import PLAIN, Town

MAIL = "vicevaert@ahorn.example"
ASKED = {"template": "which_dwelling", "answer_by": "2026-11-27T12:00:00+01:00"}
WORDS = "Hvilken bolig drejer det sig om? Skriv adresse, etage og dør. Svar gerne senest fredag den 27. november"


def reported(town: Town) -> tuple[str, str]:
    """Return where its reporter sees a report, and the number of its case, which the adviser has claimed."""
    sent = town.portal.reports(PLAIN, concerns=["noise"], reporter={"kind": "caretaker", "email": MAIL})
    number = town.adviser.queue()[0]["number"]
    town.adviser.claims(number)
    return f"/v1/reports/{sent['reference']}", number


def test_a_question_is_seen_until_its_reporter_tells_more(town: Town) -> None:
    path, number = reported(town)
    before = town.portal.get(path).json()
    delivered(town)
    answer = town.adviser.post(f"{path}/messages", ASKED)
    assert answer.status_code == 201, answer.text
    assert answer.json()["warnings"] == []
    seen = town.portal.get(path).json()
    assert seen["status"] == "question_to_you"
    assert seen["text"].startswith(WORDS)
    assert seen["text"].endswith(before["text"])
    (letter,) = delivered(town)
    assert letter.to == MAIL
    assert letter.text.startswith(WORDS)
    assert before["reference"] in letter.subject
    told = next(one for one in town.adviser.case(number)["timeline"] if one["kind"] == "reporter_asked")
    assert told["codes"] == {"template": "which_dwelling", "free_text": False}
    assert town.portal.post(f"{path}/messages", {"text": "2. sal til højre."}).status_code == 201
    assert town.portal.get(path).json() == before


def test_a_question_answers_nothing(town: Town) -> None:
    path, number = reported(town)
    assert town.adviser.post(f"{path}/messages", ASKED).status_code == 201
    assert town.adviser.case(number)["reports"][0]["answered_at"] is None
    now = town.clock.now().isoformat()
    town.adviser.tells(number, kind="contacted", at=now, **{"with": "reporter"})
    assert town.portal.get(path).json()["status"] == "question_to_you"
    town.portal.post(f"{path}/messages", {"text": "2. sal."})
    assert town.portal.get(path).json()["status"] == "answered"


def test_a_free_sentence_needs_a_confirmation_is_warned_about_and_logged(town: Town, database: Database) -> None:
    path, _ = reported(town)
    free = ASKED | {"text": "Vi mangler etagen."}
    refused = town.adviser.post(f"{path}/messages", free)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/confirm_free_text"
    assert town.adviser.post(f"{path}/messages", ASKED | {"confirm_free_text": True}).status_code == 422
    assert town.portal.get(path).json()["status"] == "passed_on"
    sent = town.adviser.post(f"{path}/messages", free | {"confirm_free_text": True})
    assert sent.json()["warnings"] == [WARNING]
    assert "Vi mangler etagen." in town.portal.get(path).json()["text"]
    logged = sa.select(access_log.c.responder_id).where(access_log.c.purpose == "free_text_to_reporter")
    rows = database.read(lambda tx: tx.execute(logged).scalars().all(), caller=SYSTEM)
    assert rows == [town.city.north_team.adviser]


def test_only_who_decides_in_the_case_asks(town: Town) -> None:
    path, _ = reported(town)
    assert town.portal.post(f"{path}/messages", ASKED).status_code == 403
    assert town.desk.post(f"{path}/messages", ASKED).status_code == 403
    assert town.south_adviser.post(f"{path}/messages", ASKED).status_code == 404
    assert town.caseworker.post(f"{path}/messages", ASKED).status_code == 404
    assert town.south_leader.post(f"{path}/messages", ASKED).status_code == 404
    assert town.leader.post(f"{path}/messages", ASKED).status_code == 201
    assert town.adviser.post(f"{path}/messages", {"text": "Jeg var der i går."}).status_code == 403
    assert town.portal.post(f"{path}/messages", {}).status_code == 422


@pytest.mark.parametrize("template", QuestionTemplate)
@pytest.mark.parametrize("language", ["da", "en-GB"])
def test_every_template_has_its_words(template: QuestionTemplate, language: str) -> None:
    assert len(worded(Question(template=template), language=language)) > 5
