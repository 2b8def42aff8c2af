"""Where a case may be paid, over the history of the shipped rules."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.channels import ASKED, ChannelAnswer, ChannelReason, answer
from counter_app.domain.kinds import Channel, PayingWay, TenderRule, rule_in_force, way_named
from counter_app.domain.money import Twd
from counter_app.domain.tenders import TenderKind
from counter_app.exchange.defaults import RULES_FILE, read_defaults
from counter_app.services.working_days import is_working_day
from factories import RESOURCES

DEFAULTS = read_defaults(RESOURCES / "defaults" / RULES_FILE)
RULES = DEFAULTS.tender_rules
TAXES = [kind.name for kind in DEFAULTS.kinds if kind.law == "tax"]
FIRST_TAXES = ("綜所稅", "營業稅", "地價稅", "房屋稅", "土地增值稅", "使用牌照稅", "娛樂稅")
LATER = ("營所稅", "遺產稅", "贈與稅", "汽燃費", "交通罰鍰", "健保費", "勞保費")

R = ChannelReason
STORE, POST, BANK = Channel.STORE, Channel.POST_OFFICE, Channel.BANK_TRANSFER
CARD, ETICKET = TenderKind.CARD, TenderKind.ETICKET


def ask(way: PayingWay, kind: str, amount: int, on: str, **changes: Any) -> ChannelAnswer:  # noqa: ANN401
    values: dict[str, Any] = {
        "rules": RULES,
        "way": way,
        "kind": kind,
        "amount_twd": Twd(amount),
        "on": date.fromisoformat(on),
        "expires_on": None,
        "is_working_day": is_working_day,
    }
    values |= changes
    return answer(values.pop("rules"), **values)


@pytest.mark.parametrize(
    ("way", "kind", "amount", "on", "reason"),
    [
        # Stores: taxes since 97-06-01, below 20,000.
        (STORE, "綜所稅", 19_999, "2008-05-31", R.NOT_YET),
        (STORE, "綜所稅", 19_999, "2008-06-01", R.OPEN),
        (STORE, "綜所稅", 20_000, "2008-06-01", R.ABOVE_LIMIT),
        (STORE, "營業稅", 1, "2010-01-01", R.OPEN),
        (STORE, "使用牌照稅", 19_999, "2019-06-03", R.OPEN),
        # Later the others.
        (STORE, "營所稅", 19_999, "2010-01-04", R.NOT_YET),
        (STORE, "營所稅", 19_999, "2014-01-02", R.OPEN),
        (STORE, "汽燃費", 19_999, "2014-06-30", R.OPEN),
        (STORE, "健保費（投保單位）", 20_000, "2014-06-30", R.ABOVE_LIMIT),
        # Administrative fines since 108-12-02, up to 20,000.
        (STORE, "罰鍰", 20_000, "2019-12-01", R.NOT_YET),
        (STORE, "罰鍰", 20_000, "2019-12-02", R.OPEN),
        (STORE, "罰鍰", 20_001, "2019-12-02", R.ABOVE_LIMIT),
        (STORE, "公寓罰鍰", 20_000, "2020-09-15", R.OPEN),
        (STORE, "從未見過的罰鍰", 20_000, "2020-09-15", R.OPEN),
        # From 109-09-16 below 30,000, for all.
        (STORE, "綜所稅", 20_000, "2020-09-15", R.ABOVE_LIMIT),
        (STORE, "綜所稅", 20_000, "2020-09-16", R.OPEN),
        (STORE, "綜所稅", 29_999, "2020-09-16", R.OPEN),
        (STORE, "綜所稅", 30_000, "2020-09-16", R.ABOVE_LIMIT),
        (STORE, "罰鍰", 29_999, "2025-11-20", R.OPEN),
        (STORE, "罰鍰", 30_000, "2025-11-20", R.ABOVE_LIMIT),
        # A store never closes, and never takes what an auction brings.
        (STORE, "罰鍰", 100, "2026-01-01", R.OPEN),
        (STORE, "拍賣款", 100, "2025-11-20", R.NOT_FOR_THIS_KIND),
        (STORE, "規費", 100, "2025-11-20", R.NOT_FOR_THIS_KIND),
        # Post offices since ROC 100, on working days, without a limit.
        (POST, "汽燃費", 50_000, "2010-12-31", R.NOT_YET),
        (POST, "汽燃費", 50_000, "2011-01-03", R.OPEN),
        (POST, "勞保費", 9_000_000, "2025-11-20", R.OPEN),
        (POST, "健保費", 100, "2026-01-01", R.CLOSED_DAY),
        (POST, "罰鍰", 100, "2025-11-20", R.NOT_FOR_THIS_KIND),
        (POST, "綜所稅", 100, "2025-11-20", R.NOT_FOR_THIS_KIND),
        # Virtual accounts since 110-06-01, for every kind.
        (BANK, "罰鍰", 40_000, "2021-05-31", R.NOT_YET),
        (BANK, "罰鍰", 40_000, "2021-06-01", R.OPEN),
        (BANK, "綜所稅", 9_000_000, "2025-11-20", R.OPEN),
        (BANK, "綜所稅", 100, "2025-11-22", R.NEXT_WORKING_DAY),
        # At the desk: cards since 105-03-01, the holder in person; e-tickets for fees.
        (CARD, "綜所稅", 100, "2016-02-29", R.NOT_YET),
        (CARD, "綜所稅", 100, "2016-03-01", R.HOLDER_IN_PERSON),
        (CARD, "規費", 100, "2025-11-20", R.OPEN),
        (CARD, "拍賣款", 100, "2025-11-20", R.NOT_FOR_THIS_KIND),
        (ETICKET, "規費", 10_000, "2016-05-31", R.NOT_YET),
        (ETICKET, "規費", 10_000, "2016-06-01", R.OPEN),
        (ETICKET, "規費", 10_001, "2016-06-01", R.ABOVE_LIMIT),
        (ETICKET, "罰鍰", 100, "2025-11-20", R.NOT_FOR_THIS_KIND),
    ],
)
def test_the_history_of_every_way(
    way: PayingWay, kind: str, amount: int, on: str, reason: ChannelReason
) -> None:
    assert ask(way, kind, amount, on).reason is reason


def test_every_kind_of_tax_is_collected_by_stores_today() -> None:
    assert set(FIRST_TAXES) <= set(TAXES) <= set(FIRST_TAXES) | set(LATER)
    for kind in (*TAXES, *LATER, "國民年金", "罰鍰"):
        found = ask(STORE, kind, 29_999, "2025-11-20")
        assert (found.reason, found.limit_twd, found.below_limit) == (R.OPEN, 30_000, True), kind


@pytest.mark.parametrize(
    ("found", "facts"),
    [
        (ask(STORE, "罰鍰", 20_001, "2019-12-02"), (20_000, False, None)),
        (ask(STORE, "綜所稅", 30_000, "2025-11-20"), (30_000, True, None)),
        (ask(BANK, "罰鍰", 1, "2021-05-31"), (None, False, date(2021, 6, 1))),
        (ask(STORE, "罰鍰", 1, "2019-12-01"), (None, False, date(2019, 12, 2))),
        (ask(POST, "健保費", 1, "2026-01-01"), (None, False, date(2026, 1, 2))),
        (ask(BANK, "罰鍰", 1, "2025-11-22"), (None, False, date(2025, 11, 24))),
        # The week of the lunar new year: open again on the Monday.
        (ask(POST, "汽燃費", 1, "2026-02-14"), (None, False, date(2026, 2, 23))),
    ],
)
def test_an_answer_carries_what_its_reason_speaks_of(
    found: ChannelAnswer, facts: tuple[int | None, bool, date | None]
) -> None:
    assert (found.limit_twd, found.below_limit, found.day) == facts


@pytest.mark.parametrize("way", ASKED)
def test_nothing_owed_and_an_expired_case_close_every_way(way: PayingWay) -> None:
    assert ask(way, "規費", 0, "2025-11-20").reason is R.NOTHING_DUE
    expired = ask(way, "規費", 1, "2025-11-20", expires_on=date(2025, 11, 19))
    assert (expired.reason, expired.day) == (R.CASE_EXPIRED, date(2025, 11, 19))
    last_day = ask(way, "規費", 1, "2025-11-20", expires_on=date(2025, 11, 20))
    assert last_day.reason is not R.CASE_EXPIRED


@pytest.mark.parametrize("way", [STORE, POST, BANK])
def test_a_way_without_a_contract_is_closed_and_says_so(way: Channel) -> None:
    assert ask(way, "汽燃費", 100, "2025-11-20").is_open
    assert ask(way, "汽燃費", 100, "2025-11-20", has_terms=False).reason is R.NO_CONTRACT
    # What the rules refuse is refused for that, whatever the branch has agreed.
    assert ask(way, "汽燃費", 100, "1999-01-04", has_terms=False).reason is R.NOT_YET


def test_a_limit_is_one_to_stay_below_or_one_to_reach() -> None:
    up_to = TenderRule(
        kind="*",
        tender=STORE,
        accepted=True,
        limit_twd=Twd(30_000),
        valid_from=date(2020, 1, 1),
    )
    under = replace(up_to, below_limit=True)
    without = replace(up_to, limit_twd=None)

    def taken(rule: TenderRule) -> list[int]:
        amounts = (1, 29_999, 30_000, 30_001)
        return [n for n in amounts if ask(STORE, "罰鍰", n, "2025-11-20", rules=(rule,)).is_open]

    assert taken(up_to) == [1, 29_999, 30_000]
    assert taken(under) == [1, 29_999]
    assert taken(without) == [1, 29_999, 30_000, 30_001]


def test_a_limit_is_named_even_where_the_day_is_no_working_day() -> None:
    rules = (
        TenderRule(
            kind="*", tender=POST, accepted=True, limit_twd=Twd(100), valid_from=date(2020, 1, 1)
        ),
    )
    found = ask(POST, "罰鍰", 101, "2026-01-01", rules=rules)
    assert (found.reason, found.day) == (R.ABOVE_LIMIT, None)


def test_a_rule_of_the_kind_itself_goes_before_one_for_every_kind() -> None:
    own = TenderRule(kind="罰鍰", tender=BANK, accepted=False, valid_from=date(2022, 1, 1))
    again = replace(own, accepted=True, valid_from=date(2030, 1, 1))
    found = ask(BANK, "罰鍰", 1, "2025-11-20", rules=(*RULES, own, again))

    assert (found.reason, found.day) == (R.NOT_YET, date(2030, 1, 1))
    assert ask(BANK, "罰鍰", 1, "2021-12-30", rules=(*RULES, own)).is_open
    assert ask(BANK, "綜所稅", 1, "2025-11-20", rules=(*RULES, own)).is_open


@given(
    st.sampled_from(ASKED),
    st.sampled_from([kind.name for kind in DEFAULTS.kinds]),
    st.integers(-5, 50_000),
    st.dates(date(1990, 1, 1), date(2035, 12, 31)),
)
def test_an_answer_never_contradicts_the_rule_in_force(
    way: PayingWay, kind: str, amount: int, on: date
) -> None:
    rule = rule_in_force(RULES, kind=kind, tender=way, on=on)
    may = amount > 0 and rule is not None and rule.accepted and rule.permits(Twd(amount))
    found = ask(way, kind, amount, on.isoformat())

    assert found.is_open is (may and found.reason is not R.CLOSED_DAY)
    if found.reason is R.CLOSED_DAY:
        assert may
        assert found.day is not None
        assert is_working_day(found.day)
        assert found.day > on
    if found.reason is R.NOT_YET:
        assert found.day is not None
        later = rule_in_force(RULES, kind=kind, tender=way, on=found.day)
        assert found.day > on
        assert later is not None
        assert later.accepted


def test_the_shipped_rules_say_each_thing_once() -> None:
    keys = [(rule.kind, rule.tender, rule.valid_from) for rule in RULES]
    known = {kind.name for kind in DEFAULTS.kinds} | {"*"}

    assert len(set(keys)) == len(keys)
    assert {rule.kind for rule in RULES} <= known
    assert {rule.tender for rule in RULES} == {*TenderKind, *Channel}


@pytest.mark.parametrize("way", [*TenderKind, *Channel])
def test_a_way_is_found_by_its_name(way: PayingWay) -> None:
    assert way_named(way.value) is way


def test_a_name_of_no_way_is_a_bug() -> None:
    with pytest.raises(ValueError, match="pigeon"):
        way_named("pigeon")
