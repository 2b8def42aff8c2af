"""The responses of two years as they might have come in, written straight into a store."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from random import Random
from typing import Any, Final

from sqlalchemy import Engine, insert

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.questionnaires import FORM_OF_2025
from counter_app.domain.responses import Source, Standing
from counter_app.store.schema import survey_answers, survey_responses

YEAR: Final = 2025
DESKS: Final = 12
_DAYS: Final = 730
_SIGNS: Final = "111112222334440x"
_AT_ONCE: Final = 5_000


def write_surveys(engine: Engine, count: int, *, seed: int = 1) -> None:
    """Write responses of `YEAR` and the year before, of the form of 2025: tapped and imported.

    A few were never completed, or discarded; every ninth has words.
    """
    made = _surveys(count, Random(seed))
    with engine.begin() as connection:
        while some := list(islice(made, _AT_ONCE)):
            connection.execute(insert(survey_responses), [row for row, _answers in some])
            connection.execute(
                insert(survey_answers), [answer for _row, answers in some for answer in answers]
            )


def _surveys(count: int, chance: Random) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    first = date(YEAR - 1, 1, 1)
    for _ in range(count):
        # As random as they are in a real store, where their order says nothing.
        response_id = f"{chance.getrandbits(128):032x}"
        day = first + timedelta(days=chance.randrange(_DAYS))
        at = datetime.combine(day, time(10), TAIPEI)
        is_kiosk = chance.random() < 0.5
        fate = chance.random()
        row = {
            "response_id": response_id,
            "version": 1,
            "source": (Source.KIOSK if is_kiosk else Source.IMPORT).value,
            "answered_on": day,
            "desk_no": chance.randint(1, DESKS),
            "typed_by": "",
            "begun_at": at,
            "completed_at": None if fate < 0.01 else at,
            "discarded_at": at if fate > 0.99 else None,
            "checked_by": "",
            "settled_by": "",
            "import_key": None if is_kiosk else response_id,
        }
        yield row, [_answer(response_id, each.code, chance) for each in FORM_OF_2025.questions]


def _answer(response_id: str, code: str, chance: Random) -> dict[str, Any]:
    if code == FORM_OF_2025.questions[-1].code:
        words = "等候的座位太少" if chance.random() < 1 / 9 else ""
        standing = Standing.GIVEN if words else Standing.BLANK
        return _row(response_id, code, standing, text=words)
    sign = chance.choice(_SIGNS)
    if sign == "0":
        return _row(response_id, code, Standing.BLANK)
    if sign == "x":
        return _row(response_id, code, Standing.INVALID)
    return _row(response_id, code, Standing.GIVEN, choices=sign)


def _row(
    response_id: str, code: str, standing: Standing, *, choices: str = "", text: str = ""
) -> dict[str, Any]:
    return {
        "response_id": response_id,
        "typing": 1,
        "question_code": code,
        "standing": standing.value,
        "choices": choices,
        "text": text,
    }
