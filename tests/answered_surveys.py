"""Responses of two months, as the pages of results and of comments meet them."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from counter_app.bootstrap.homes import Home
from counter_app.domain.responses import ResponseId
from counter_app.services.desk import Desk
from counter_app.services.surveys.typing import begin_sheet, close_typing, save_sheet
from homes import home_of
from typed_surveys import VOLUNTEER, answers_of, open_stack, tap

OCTOBER = date(2025, 10, 20)
NOVEMBER = date(2025, 11, 18)


def put_stack(
    desk: Desk,
    columns: Iterable[str],
    *,
    words: Iterable[str] = (),
    answered_on: date = NOVEMBER,
    desk_no: int = 1,
) -> tuple[ResponseId, ...]:
    """Type a stack, each sheet in one go; *words* for each column that has a ``w``, in order."""
    columns, texts = tuple(columns), iter(words)
    batch = open_stack(
        desk, sheet_count=len(columns), answered_on=answered_on, desk_no=desk_no
    ).number
    made = []
    for column in columns:
        response_id = ResponseId(desk.new_id())
        begin_sheet(desk, VOLUNTEER, batch, response_id=response_id)
        answers = answers_of(column, words=next(texts) if "w" in column else "")
        save_sheet(desk, VOLUNTEER, response_id, answers, is_complete=True)
        made.append(response_id)
    close_typing(desk, VOLUNTEER, batch)
    return tuple(made)


def put_two_months(desk: Desk) -> None:
    """Type ten sheets of October; of November fourteen sheets from three desks, and five taps.

    The desks of November have seven sheets and five taps, five sheets, and two.
    """
    put_stack(desk, ["11111110"] * 8 + ["33333330", "44444440"], answered_on=OCTOBER)
    first = ["11111110"] * 4 + ["22222220", "0x111110", "3111114w"]
    put_stack(desk, first, words=["等了很久"])
    put_stack(desk, ["11111110"] * 5, desk_no=2)
    put_stack(desk, ["11111110"] * 2, desk_no=3)
    for _ in range(5):
        tap(desk, "1111111")


@pytest.fixture
def survey_home(sqlite_desk: Desk, sqlite_engine: Engine, tmp_path: Path) -> Home:
    return home_of(sqlite_desk, sqlite_engine, tmp_path)
