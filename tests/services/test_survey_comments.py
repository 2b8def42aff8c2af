"""What visitors wrote: found, tagged, and nobody's."""

import json
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, Engine, func, select

from counted_surveys import DAY, Response, put_responses, several
from counter_app.domain.responses import ResponseId, Source
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.survey_comments import (
    COMMENTS_MAX,
    Comment,
    GroupTooSmall,
    TagRefused,
    UnknownComment,
)
from counter_app.services.desk import Desk
from counter_app.services.surveys.comments import find_comments, put_tags, tags_in_use
from counter_app.services.surveys.questionnaires import put_questionnaire
from counter_app.services.surveys.typing import correct_sheet, discard_sheet
from counter_app.store.errors import StoreUnreachable
from counter_app.store.opening import reading
from counter_app.store.schema import journal, survey_tags
from factories import make_actor, make_desk
from lost_commit import lose_next_commit
from typed_surveys import (
    CLERK,
    GOOD,
    SUPERVISOR,
    VOLUNTEER,
    answers_of,
    make_questionnaire,
    open_stack,
    type_sheet,
)

PAPER, KIOSK, IMPORT = Source
COMMENT = "comment"
WORDED = "1111111w"
NOVEMBER = date(2025, 11, 1)


def comments(desk: Desk, from_day: date = DAY, to_day: date = DAY, **narrowed: object) -> list[str]:
    return [each.text for each in found(desk, from_day, to_day, **narrowed)]


def found(desk: Desk, from_day: date, to_day: date, **narrowed: object) -> tuple[Comment, ...]:
    return find_comments(
        desk,
        CLERK,
        from_day=from_day,
        to_day=to_day,
        **narrowed,  # type: ignore[arg-type]
    )


def wrote(words: str, **changes: object) -> Response:
    return replace(Response(typed=WORDED, words=words), **changes)  # type: ignore[arg-type]


def put_some(desk: Desk, *words: str, **changes: object) -> list[ResponseId]:
    """Put comments among five responses without words, so that they may be read."""
    put_responses(desk, several(5, GOOD, **changes))
    return put_responses(desk, [wrote(each, **changes) for each in words])


# --- looking for -----------------------------------------------------------------------------


def test_a_comment_is_told_with_its_question_and_its_month(desk: Desk) -> None:
    (response_id,) = put_some(desk, "等太久\n沒有座位")

    assert found(desk, DAY, DAY) == (
        Comment(
            response_id=response_id,
            code=found(desk, DAY, DAY)[0].code,
            wording_zh="其他意見或建議",
            wording_en="Other comments or suggestions",
            month=NOVEMBER,
            text="等太久\n沒有座位",
            tags=(),
        ),
    )
    assert found(desk, DAY, DAY)[0].code == COMMENT


def test_all_words_must_stand_in_it_and_signs_mean_themselves(desk: Desk) -> None:
    put_some(desk, "停車位 100% 滿了", "停車很方便", "WiFi 很慢", "a_b", "acb")

    assert comments(desk, text="停車") == sorted_as_told(desk, "停車位 100% 滿了", "停車很方便")
    assert comments(desk, text="滿了 停車") == ["停車位 100% 滿了"]
    assert comments(desk, text="停車 wifi") == []
    assert comments(desk, text=" wIFI ") == ["WiFi 很慢"]
    assert comments(desk, text="%") == ["停車位 100% 滿了"]
    assert comments(desk, text="a_b") == ["a_b"]
    assert comments(desk, text="'; --") == []


def sorted_as_told(desk: Desk, *words: str) -> list[str]:
    """Return these comments in the order in which all are told."""
    return [each for each in comments(desk) if each in words]


def test_only_what_counts_is_told(desk: Desk) -> None:
    put_responses(
        desk,
        [
            wrote("還沒打完", is_complete=False),
            wrote("作廢了", is_discarded=True),
            Response(typed="11111110"),
            wrote("第一次", second=WORDED),
        ],
    )
    put_some(desk, "好")

    assert sorted(comments(desk)) == ["好", "第一次"]


def test_months_are_told_newest_first_and_days_not_at_all(desk: Desk) -> None:
    days = [date(2025, 10, 31), date(2025, 11, 1), date(2025, 11, 30), date(2025, 12, 1)]
    put_responses(desk, several(5) + [wrote(f"{day:%m%d}", day=day) for day in days])
    all_told = comments(desk, days[0], days[-1])

    assert (all_told[0], all_told[-1]) == ("1201", "1031")
    assert {each.month for each in found(desk, *days[::3])} == {
        date(2025, month, 1) for month in (10, 11, 12)
    }
    assert not {each.name for each in fields(Comment)} & {"answered_on", "desk_no", "source", "day"}


def test_asking_day_by_day_tells_no_day(sqlite_desk: Desk) -> None:
    put_responses(sqlite_desk, [*several(5), wrote("一號"), wrote("廿號", day=date(2025, 11, 20))])

    told = {
        tuple(comments(sqlite_desk, NOVEMBER + timedelta(days=n), NOVEMBER + timedelta(days=n)))
        for n in range(30)
    }
    assert len(told) == 1
    assert set(*told) == {"一號", "廿號"}


def test_within_a_month_the_order_tells_no_day(sqlite_desk: Desk) -> None:
    # Written down from the first day to the last; identities are at random in a real store.
    ids = [f"{n * 7 % 20:08d}" for n in range(20)]
    desk = make_desk_of(sqlite_desk, ids)
    put_responses(desk, [wrote(f"{n:02d}", day=NOVEMBER + timedelta(days=n)) for n in range(20)])

    told = found(sqlite_desk, NOVEMBER, NOVEMBER)
    assert [each.response_id for each in told] == sorted(each.response_id for each in told)
    assert [each.text for each in told] != sorted(each.text for each in told)


def make_desk_of(desk: Desk, ids: list[str]) -> Desk:
    waiting = iter(ids)
    return replace(desk, new_id=lambda: next(waiting, desk.new_id()))


def test_no_more_are_told_than_anybody_reads(sqlite_desk: Desk) -> None:
    put_responses(sqlite_desk, [wrote("好")] * COMMENTS_MAX)
    put_responses(sqlite_desk, [wrote("舊", day=date(2025, 10, 1))])

    told = comments(sqlite_desk, date(2025, 10, 1), DAY)
    assert (len(told), set(told)) == (COMMENTS_MAX, {"好"})


# --- small groups ----------------------------------------------------------------------------


def test_comments_are_not_told_within_under_five_responses(sqlite_desk: Desk) -> None:
    put_responses(sqlite_desk, [wrote("不滿"), *several(3)])
    with pytest.raises(GroupTooSmall) as refused:
        comments(sqlite_desk)
    assert refused.value.responses == 4
    # The control: with one more they are.
    put_responses(sqlite_desk, several(1))
    assert comments(sqlite_desk) == ["不滿"]
    assert comments(sqlite_desk, date(2024, 1, 1), date(2024, 1, 31)) == []


def test_a_part_is_told_only_where_no_small_one_is_left_over(sqlite_desk: Desk) -> None:
    put_responses(
        sqlite_desk,
        [
            *several(59),
            wrote("一櫃"),
            *several(41, desk_no=2),
            *several(2, desk_no=3),
            wrote("三櫃", desk_no=3),
        ],
    )
    assert set(comments(sqlite_desk)) == {"一櫃", "三櫃"}
    assert comments(sqlite_desk, desk_no=1) == ["一櫃"]
    for desk_no, responses in ((2, 41), (3, 3)):
        with pytest.raises(GroupTooSmall) as refused:
            comments(sqlite_desk, desk_no=desk_no)
        assert refused.value.responses == responses
    with pytest.raises(GroupTooSmall):
        comments(sqlite_desk, desk_no=1, source=PAPER)
    assert comments(sqlite_desk, source=KIOSK) == []


def test_large_parts_can_be_looked_through(desk: Desk) -> None:
    put_some(desk, "一櫃紙本")
    put_some(desk, "二櫃匯入", desk_no=2, source=IMPORT)
    put_responses(desk, several(5, desk_no=2))

    assert comments(desk, desk_no=2) == comments(desk, source=IMPORT) == ["二櫃匯入"]
    assert comments(desk, desk_no=1, source=PAPER) == ["一櫃紙本"]
    assert comments(desk, desk_no=1, source=IMPORT) == []


# --- tags ------------------------------------------------------------------------------------


def test_tags_are_given_changed_and_taken_back(desk: Desk, engine: Engine) -> None:
    first, second, third = put_some(desk, "停車", "座位", "廁所")
    assert put_tags(desk, CLERK, first, COMMENT, (" 動線 ", "停車", "動線")) == ("停車", "動線")
    put_tags(desk, CLERK, second, COMMENT, ("動線",))
    put_tags(desk, CLERK, third, COMMENT, ("清潔",))

    assert tags_in_use(desk, CLERK) == ("動線", "停車", "清潔")
    assert {each.text: each.tags for each in found(desk, DAY, DAY)} == {
        "停車": ("停車", "動線"),
        "座位": ("動線",),
        "廁所": ("清潔",),
    }
    assert set(comments(desk, tag="動線")) == {"停車", "座位"}
    assert comments(desk, tag=" 動線 ", text="座位") == ["座位"]
    assert comments(desk, tag="動") == []
    put_tags(desk, SUPERVISOR, first, COMMENT, ("動線",))
    put_tags(desk, CLERK, third, COMMENT, ())

    assert tags_in_use(desk, CLERK) == ("動線",)
    with reading(engine) as connection:
        rows = connection.execute(select(survey_tags.c.tagged_by)).scalars().all()
        entries = connection.execute(
            select(journal.c.subject, journal.c.details).where(journal.c.act == "tag_comment")
        ).all()
    # What stays keeps who gave it.
    assert rows == ["clerk", "clerk"]
    assert (entries[-2].subject, json.loads(entries[-2].details)) == (
        first,
        {"question": "comment", "old": ["停車", "動線"], "new": ["動線"]},
    )


def test_the_same_tags_again_change_nothing(desk: Desk, engine: Engine) -> None:
    (response_id,) = put_some(desk, "停車")
    put_tags(desk, CLERK, response_id, COMMENT, ("停車",))
    put_tags(desk, SUPERVISOR, response_id, COMMENT, (" 停車",))

    with reading(engine) as connection:
        assert acts(connection, "tag_comment") == 1


def acts(connection: Connection, act: str) -> int:
    counted = select(func.count()).select_from(journal).where(journal.c.act == act)
    return int(connection.execute(counted).scalar_one())


@pytest.mark.parametrize("keep", [True, False])
def test_tags_are_given_once_where_the_answer_was_lost(
    desk: Desk,
    engine: Engine,
    keep: bool,  # noqa: FBT001 - a case of the test
) -> None:
    (response_id,) = put_some(desk, "停車")
    lose_next_commit(engine, keep=keep)
    put_tags(desk, CLERK, response_id, COMMENT, ("停車",))

    assert tags_in_use(desk, CLERK) == ("停車",)
    with reading(engine) as connection:
        assert acts(connection, "tag_comment") == 1


def test_a_store_that_stays_away_is_told(sqlite_desk: Desk, sqlite_engine: Engine) -> None:
    (response_id,) = put_some(sqlite_desk, "停車")
    sqlite_engine.dialect.do_commit = _lost  # type: ignore[method-assign,assignment]
    try:
        with pytest.raises(StoreUnreachable):
            put_tags(sqlite_desk, CLERK, response_id, COMMENT, ("停車",))
    finally:
        del sqlite_engine.dialect.do_commit
    assert tags_in_use(make_desk(sqlite_engine), CLERK) == ()


def _lost(_connection: object) -> None:
    import sqlcipher3

    raise sqlcipher3.dbapi2.OperationalError("server closed the connection")


def test_what_is_no_comment_gets_no_tag(desk: Desk) -> None:
    batch = open_stack(desk, sheet_count=2)
    discarded = type_sheet(desk, batch.number, WORDED, words="作廢")
    corrected = type_sheet(desk, batch.number, WORDED, words="更正")
    (good,) = put_some(desk, "好")
    discard_sheet(desk, VOLUNTEER, discarded.response_id)
    correct_sheet(desk, VOLUNTEER, corrected.response_id, answers_of("11111110"))

    for response_id, code in (
        (discarded.response_id, COMMENT),
        (corrected.response_id, COMMENT),
        (good, "overall"),
        (ResponseId("nobody"), COMMENT),
    ):
        with pytest.raises(UnknownComment):
            put_tags(desk, CLERK, response_id, code, ("停車",))
    assert comments(desk) == ["好"]
    assert tags_in_use(desk, CLERK) == ()


def test_a_tag_that_cannot_be_changes_nothing(sqlite_desk: Desk) -> None:
    (response_id,) = put_some(sqlite_desk, "停車")
    with pytest.raises(TagRefused):
        put_tags(sqlite_desk, CLERK, response_id, COMMENT, ("停車", "標" * 13))

    assert tags_in_use(sqlite_desk, CLERK) == ()


# --- who -------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.CASHIER_OFFICE, Role.ADMINISTRATOR])
def test_only_who_reads_surveys_reads_comments(sqlite_desk: Desk, role: Role) -> None:
    (response_id,) = put_some(sqlite_desk, "停車")
    stranger = make_actor(role)
    with pytest.raises(NotPermitted):
        find_comments(sqlite_desk, stranger, from_day=DAY, to_day=DAY)
    with pytest.raises(NotPermitted):
        tags_in_use(sqlite_desk, stranger)
    with pytest.raises(NotPermitted):
        put_tags(sqlite_desk, stranger, response_id, COMMENT, ("停車",))
    with pytest.raises(NotPermitted):
        # Who reads everything changes nothing.
        put_tags(sqlite_desk, make_actor(Role.AUDITOR), response_id, COMMENT, ("停車",))

    auditor = make_actor(Role.AUDITOR)
    assert len(find_comments(sqlite_desk, auditor, from_day=DAY, to_day=DAY)) == 1
    assert tags_in_use(sqlite_desk, auditor) == ()


def test_the_journal_never_holds_what_somebody_wrote(
    sqlite_desk: Desk, sqlite_engine: Engine
) -> None:
    batch = open_stack(sqlite_desk, sheet_count=6)
    sheets = [type_sheet(sqlite_desk, batch.number, WORDED, words="祕密") for _ in range(6)]
    put_tags(sqlite_desk, CLERK, sheets[0].response_id, COMMENT, ("停車",))
    correct_sheet(
        sqlite_desk, VOLUNTEER, sheets[1].response_id, answers_of(WORDED, words="更多祕密")
    )
    with reading(sqlite_engine) as connection:
        written = connection.execute(select(journal.c.details)).scalars().all()

    assert any("停車" in each for each in written)
    assert not any("祕密" in each for each in written)


def test_each_question_in_words_has_comments_of_its_own(desk: Desk) -> None:
    form = make_questionnaire(valid_from=date(2025, 7, 1))
    more = replace(form.questions[-1], code=form.questions[0].code, wording_zh="還有什麼")
    form = replace(form, questions=(more, form.questions[-1]))
    version = put_questionnaire(desk, SUPERVISOR, form).version
    (response_id, *_) = put_responses(
        desk, several(5, "ww", words="好", version=version, form=form)
    )
    put_tags(desk, CLERK, response_id, "time", ("停車",))

    told = [each for each in found(desk, DAY, DAY) if each.response_id == response_id]
    assert [(each.code, each.wording_zh, each.tags) for each in told] == [
        ("comment", "其他意見或建議", ()),
        ("time", "還有什麼", ("停車",)),
    ]
