"""Responses for tests about what is counted: those of 2025, and any others, put into a store."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import count
from pathlib import Path
from typing import Any, Final

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.questionnaires import FORM_OF_2025, Questionnaire
from counter_app.domain.responses import Batch, BatchNumber, BatchState, ResponseId, Source
from counter_app.services.desk import Desk
from counter_app.store.surveys import SECOND_TYPING, ResponseRow
from counter_app.store.unit_of_work import UnitOfWork
from typed_surveys import GOOD, answers_of, make_opening

TABLE_2025: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "survey_2025.json").read_text("utf-8")
)
"""The branch's own figures; where they are from is in it."""
DAY: Final = date(2025, 11, 3)


@dataclass(frozen=True, kw_only=True)
class Response:
    """A response to be put into a store.

    Attributes:
        typed: Its column, as in `typed_surveys`; *words* where there is a ``w``.
        form: Which questions that are.
        second: What a second person typed; empty for nobody.
    """

    typed: str = GOOD
    words: str = ""
    day: date = DAY
    desk_no: int = 1
    source: Source = Source.PAPER
    version: int = 1
    form: Questionnaire = FORM_OF_2025
    is_complete: bool = True
    is_discarded: bool = False
    second: str = ""
    is_settled: bool = False


def several(times: int, typed: str = GOOD, **changes: object) -> list[Response]:
    """Return so many responses that are alike; keywords are their fields."""
    return [replace(Response(typed=typed), **changes)] * times  # type: ignore[arg-type]


def columns_of_2025() -> list[str]:
    """Return the 106 sheets of 2025 as they are typed; no two questions in the same order."""
    columns = []
    for turn, each in enumerate(TABLE_2025["questions"]):
        signs = "".join(str(digit) * count for digit, count in enumerate(each["counts"], start=1))
        signs += "0" * each["blank"] + "x" * each["invalid"]
        at = turn * 17
        columns.append(signs[at:] + signs[:at])
    columns.append("0" * TABLE_2025["responses"])
    return ["".join(signs) for signs in zip(*columns, strict=True)]


def put_responses(desk: Desk, responses: Iterable[Response]) -> list[ResponseId]:
    """Put responses into a store as they would stand there, without typing them one by one."""
    made = [(ResponseId(desk.new_id()), each) for each in responses]
    with desk.open_unit() as unit:
        stacks: dict[tuple[date, int], tuple[BatchNumber, count[int]]] = {}
        rows = []
        for response_id, each in made:
            where: dict[str, Any] = {}
            if each.source is Source.PAPER:
                key = each.day, each.desk_no
                stacks.setdefault(key, (_new_batch(unit, desk, each), count(1)))
                batch, places = stacks[key]
                number, _ = unit.surveys.take_sheet_numbers(1, on=each.day)
                where = {"batch": batch, "position": next(places), "number": number}
                where["typed_by"] = "volunteer"
            elif each.source is Source.IMPORT:
                where = {"import_key": response_id}
            rows.append(_row(response_id, each, where))
        unit.surveys.add_responses(rows)
        unit.surveys.add_answers(
            {
                response_id: answers_of(each.typed, words=each.words, questionnaire=each.form)
                for response_id, each in made
            }
        )
        unit.surveys.add_answers(
            {
                response_id: answers_of(each.second, words=each.words, questionnaire=each.form)
                for response_id, each in made
                if each.second
            },
            typing=SECOND_TYPING,
        )
        unit.commit()
    return [response_id for response_id, _ in made]


def _row(response_id: ResponseId, response: Response, where: dict[str, Any]) -> ResponseRow:
    at = _noon(response.day)
    return ResponseRow(
        response_id=response_id,
        version=response.version,
        source=response.source,
        answered_on=response.day,
        desk_no=response.desk_no,
        begun_at=at,
        completed_at=at if response.is_complete else None,
        discarded_at=at if response.is_discarded else None,
        checked_by="clerk" if response.second else "",
        checked_at=at if response.second else None,
        settled_by="clerk" if response.is_settled else "",
        settled_at=at if response.is_settled else None,
        **where,
    )


def _new_batch(unit: UnitOfWork, desk: Desk, first: Response) -> BatchNumber:
    number = unit.surveys.take_batch_number(on=first.day)
    unit.surveys.add_batch(
        Batch(
            number=number,
            opening=make_opening(answered_on=first.day, desk_no=first.desk_no),
            state=BatchState.TYPING,
            opened_by="volunteer",
            opened_at=_noon(first.day),
            typed=0,
            to_check=0,
        ),
        request_key=desk.new_id(),
    )
    return number


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), TAIPEI)
