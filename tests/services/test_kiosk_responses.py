"""What visitors tap, on both databases: whole, once, and nothing about who it was."""

from datetime import date

import pytest
from sqlalchemy import Engine, func, select

from counter_app.domain.questionnaires import FORM_OF_2025, QuestionCode, UnknownQuestionnaire
from counter_app.domain.responses import (
    AnswerRefused,
    NothingToTap,
    ResponseId,
    SheetIncomplete,
    chosen,
    in_words,
)
from counter_app.domain.staff import NotPermitted
from counter_app.services.desk import Desk
from counter_app.services.surveys.kiosk import begin_kiosk, record_kiosk_response, tapped
from counter_app.store.opening import reading
from counter_app.store.schema import survey_answers, survey_follow_ups, survey_responses
from factories import NOON, make_desk
from lost_commit import lose_next_commit
from typed_surveys import CLERK, VOLUNTEER, answers_of, make_questionnaire, tap

RESPONSE = ResponseId("tapped")


def test_the_version_of_today_stands_once_the_kiosk_is_called_up(sqlite_desk: Desk) -> None:
    with sqlite_desk.open_unit() as unit:
        later = unit.questionnaires.add(make_questionnaire(), made_by="boss", at=NOON)
        unit.commit()

    shown = begin_kiosk(sqlite_desk, CLERK)

    assert (shown.version, shown.is_used) == (1, True)
    with sqlite_desk.open_unit() as unit:
        assert [each.is_used for each in unit.questionnaires.all()] == [True, False]
    assert later == 2


def test_the_kiosk_asks_for_no_words() -> None:
    assert [each.code for each in tapped(FORM_OF_2025).questions] == [
        each.code for each in FORM_OF_2025.questions[:-1]
    ]


def test_a_version_of_words_alone_cannot_be_tapped(sqlite_desk: Desk) -> None:
    only_words = make_questionnaire(
        valid_from=date(2025, 11, 1), questions=(FORM_OF_2025.questions[-1],)
    )
    with sqlite_desk.open_unit() as unit:
        unit.questionnaires.add(only_words, made_by="boss", at=NOON)
        unit.commit()

    with pytest.raises(NothingToTap):
        begin_kiosk(sqlite_desk, CLERK)

    with sqlite_desk.open_unit() as unit:
        assert not any(each.is_used for each in unit.questionnaires.all())


def test_a_response_is_whole_and_says_nothing_of_the_visitor(engine: Engine) -> None:
    desk = make_desk(engine, desk_no=3)

    for _ in range(2):
        tap(desk, "1024110", response_id=RESPONSE)

    with reading(engine) as connection:
        row = connection.execute(select(survey_responses)).one()
        answers = connection.execute(select(func.count()).select_from(survey_answers)).scalar()
        followed = connection.execute(select(survey_follow_ups.c.response_id)).scalars().all()
    assert (row.source, row.desk_no, row.answered_on, row.typed_by) == (
        "kiosk",
        3,
        NOON.date(),
        "",
    )
    assert (row.sheet_number, row.batch_number, row.completed_at is None) == (None, None, False)
    assert answers == 7
    assert followed == [RESPONSE]
    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="record_kiosk_response")
    assert (entry.subject, entry.details) == (RESPONSE, {"version": 1})


def test_what_cannot_be_tapped_is_refused_whole(sqlite_desk: Desk) -> None:
    good = answers_of("1111111")
    for answers, refusal in (
        (good[:-1], SheetIncomplete),
        ((*good, in_words(QuestionCode("comment"), "王小明很滿意")), AnswerRefused),
        ((*good[:-1], chosen(QuestionCode("overall"), 5)), AnswerRefused),
    ):
        with pytest.raises(refusal):
            record_kiosk_response(sqlite_desk, CLERK, RESPONSE, version=1, answers=answers)
    with pytest.raises(UnknownQuestionnaire):
        record_kiosk_response(sqlite_desk, CLERK, RESPONSE, version=9, answers=good)
    with pytest.raises(NotPermitted):
        tap(sqlite_desk, actor=VOLUNTEER)
    with sqlite_desk.open_unit() as unit:
        assert unit.surveys.response(RESPONSE) is None
        assert unit.surveys.answers(RESPONSE) == {}


@pytest.mark.parametrize("keep", [True, False])
def test_a_lost_commit_keeps_one_response(desk: Desk, engine: Engine, *, keep: bool) -> None:
    begin_kiosk(desk, CLERK)
    lose_next_commit(engine, keep=keep)

    tap(desk, response_id=RESPONSE)

    with desk.open_unit() as unit:
        assert len(unit.journal.entries(act="record_kiosk_response")) == 1
        assert len(unit.surveys.answers(RESPONSE)) == 7
    lose_next_commit(engine, keep=keep)
    assert begin_kiosk(desk, CLERK).version == 1
