from dataclasses import replace
from datetime import date, timedelta

import pytest

from counter_app.domain.kinds import (
    FEE_KIND,
    Channel,
    KindName,
    PriceItem,
    TenderRule,
    rule_in_force,
)
from counter_app.domain.money import Twd
from counter_app.domain.payments import UnprintableName
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.tenders import TenderKind
from counter_app.services import prices
from counter_app.services.desk import Desk
from counter_app.services.prices import (
    DayPassed,
    EntryRefused,
    FavouriteTaken,
    PostalRate,
    PriceField,
)
from factories import NOON, make_actor

TODAY = NOON.date()
SUPERVISOR = make_actor(Role.SUPERVISOR)
ADMINISTRATOR = make_actor(Role.ADMINISTRATOR)


def make_item(**changes: object) -> PriceItem:
    item = PriceItem(
        code="DISC",
        name="光碟費",
        unit="頁",
        group=FEE_KIND,
        unit_price_twd=Twd(3),
        favourite=0,
        valid_from=TODAY,
    )
    return replace(item, **changes)  # type: ignore[arg-type]


def make_rule(**changes: object) -> TenderRule:
    rule = TenderRule(
        kind="罰鍰",
        tender=TenderKind.CARD,
        accepted=True,
        limit_twd=Twd(50_000),
        valid_from=TODAY,
    )
    return replace(rule, **changes)  # type: ignore[arg-type]


def offered(desk: Desk, on: date) -> dict[str, PriceItem]:
    return {item.code: item for item in prices.price_list(desk, SUPERVISOR, on=on)}


def test_a_new_price_holds_from_its_day_on_and_not_before(desk: Desk) -> None:
    tomorrow = TODAY + timedelta(days=1)
    prices.put_price(desk, SUPERVISOR, make_item())
    prices.put_price(desk, SUPERVISOR, make_item(unit_price_twd=Twd(5), valid_from=tomorrow))
    assert offered(desk, TODAY)["DISC"].unit_price_twd == 3
    assert offered(desk, tomorrow)["DISC"].unit_price_twd == 5
    history = prices.price_history(desk, SUPERVISOR, code="DISC")
    assert [dated.item.valid_from for dated in history] == [tomorrow, TODAY]


def test_a_price_is_journalled_with_what_stood_before(desk: Desk) -> None:
    prices.put_price(desk, SUPERVISOR, make_item())
    prices.put_price(desk, SUPERVISOR, make_item(unit_price_twd=Twd(4)))
    with desk.open_unit() as unit:
        first, second = unit.journal.entries(act="put_price", subject="DISC")
    assert first.details["old"] is None
    assert second.details["old"]["unit_price_twd"] == 3
    assert second.details["new"]["unit_price_twd"] == 4
    assert second.actor == SUPERVISOR.login


def test_a_price_of_yesterday_cannot_be_changed(desk: Desk) -> None:
    yesterday = TODAY - timedelta(days=1)
    with pytest.raises(DayPassed):
        prices.put_price(desk, SUPERVISOR, make_item(valid_from=yesterday))
    with pytest.raises(DayPassed):
        prices.withdraw_price(desk, SUPERVISOR, code="READ", from_day=yesterday)
    with pytest.raises(DayPassed):
        prices.put_tender_rule(desk, ADMINISTRATOR, make_rule(valid_from=yesterday))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": ""}, PriceField.CODE),
        ({"code": "影印"}, PriceField.CODE),
        ({"name": "   "}, PriceField.NAME),
        ({"name": "光碟\x07費"}, PriceField.NAME),
        ({"name": "掃" * 41}, PriceField.NAME),
        ({"unit": ""}, PriceField.UNIT),
        ({"group": KindName("罰鍰")}, PriceField.GROUP),
        ({"unit_price_twd": Twd(0)}, PriceField.PRICE),
        ({"unit_price_twd": Twd(10**9)}, PriceField.PRICE),
        ({"favourite": 9}, PriceField.FAVOURITE),
    ],
)
def test_an_item_that_cannot_be_is_refused_by_field(
    desk: Desk, changes: dict[str, object], field: PriceField
) -> None:
    with pytest.raises(EntryRefused) as refused:
        prices.put_price(desk, SUPERVISOR, make_item(**changes))
    assert refused.value.field is field


def test_a_name_that_the_receipt_cannot_show_is_refused(desk: Desk) -> None:
    with pytest.raises(UnprintableName):
        prices.put_price(desk, SUPERVISOR, make_item(name="光碟費 😀"))


def test_a_key_of_the_payment_screen_belongs_to_one_item(desk: Desk) -> None:
    with pytest.raises(FavouriteTaken) as refused:
        prices.put_price(desk, SUPERVISOR, make_item(favourite=1))
    assert refused.value.name == "閱覽費"
    read = offered(desk, TODAY)["READ"]
    prices.put_price(desk, SUPERVISOR, replace(read, favourite=0, valid_from=TODAY))
    prices.put_price(desk, SUPERVISOR, make_item(favourite=1))
    assert offered(desk, TODAY)["DISC"].favourite == 1


def test_a_withdrawn_item_is_no_longer_offered_and_can_come_back(desk: Desk) -> None:
    tomorrow = TODAY + timedelta(days=1)
    prices.withdraw_price(desk, SUPERVISOR, code="READ", from_day=tomorrow)
    assert "READ" in offered(desk, TODAY)
    assert "READ" not in offered(desk, tomorrow)
    with pytest.raises(EntryRefused):
        prices.withdraw_price(desk, SUPERVISOR, code="READ", from_day=tomorrow)
    again = replace(offered(desk, TODAY)["READ"], valid_from=tomorrow)
    prices.put_price(desk, SUPERVISOR, again)
    assert "READ" in offered(desk, tomorrow)


def test_a_tender_rule_decides_from_its_day_on_and_is_journalled(desk: Desk) -> None:
    prices.put_tender_rule(desk, ADMINISTRATOR, make_rule())
    rules = prices.tender_rules(desk, ADMINISTRATOR)
    found = rule_in_force(rules, kind="罰鍰", tender=TenderKind.CARD, on=TODAY)
    assert found is not None
    assert found.limit_twd == 50_000
    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="put_tender_rule")
    assert entry.subject == "罰鍰/card"
    assert entry.details["old"]["kind"] == "*"  # the rule that was in force before
    assert entry.details["new"]["limit_twd"] == 50_000


def test_a_channel_has_a_rule_like_a_tender_and_asks_for_no_card_holder(desk: Desk) -> None:
    rule = make_rule(
        tender=Channel.STORE, limit_twd=Twd(40_000), below_limit=True, holder_in_person=True
    )
    prices.put_tender_rule(desk, ADMINISTRATOR, rule)

    rules = prices.tender_rules(desk, ADMINISTRATOR)
    found = rule_in_force(rules, kind="罰鍰", tender=Channel.STORE, on=TODAY)
    assert found == replace(rule, holder_in_person=False)
    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="put_tender_rule")
    assert entry.subject == "罰鍰/store"
    assert entry.details["old"]["limit_twd"] == 30_000
    assert entry.details["new"]["below_limit"] is True


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "不存在"}, PriceField.KIND),
        ({"limit_twd": Twd(0)}, PriceField.LIMIT),
        ({"limit_twd": Twd(-5)}, PriceField.LIMIT),
        ({"limit_twd": None, "below_limit": True}, PriceField.LIMIT),
    ],
)
def test_a_rule_that_cannot_be_is_refused(
    desk: Desk, changes: dict[str, object], field: PriceField
) -> None:
    with pytest.raises(EntryRefused) as refused:
        prices.put_tender_rule(desk, ADMINISTRATOR, make_rule(**changes))
    assert refused.value.field is field


def test_a_postal_rate_may_be_entered_for_a_year_that_was_forgotten(desk: Desk) -> None:
    rate = PostalRate(valid_from=date(2024, 1, 1), milli_percent=1725)
    prices.put_postal_rate(desk, ADMINISTRATOR, rate)
    assert prices.postal_rates(desk, ADMINISTRATOR)[0] == rate
    with pytest.raises(EntryRefused):
        prices.put_postal_rate(desk, ADMINISTRATOR, replace(rate, milli_percent=99_999))


def test_roles_edit_what_the_table_says_and_read_what_they_need(desk: Desk) -> None:
    clerk = make_actor(Role.CLERK)
    assert prices.price_list(desk, clerk, on=TODAY)
    assert "罰鍰" in prices.case_kinds(desk, clerk)
    with pytest.raises(NotPermitted):
        prices.put_price(desk, clerk, make_item())
    with pytest.raises(NotPermitted):
        prices.put_tender_rule(desk, SUPERVISOR, make_rule())
    with pytest.raises(NotPermitted):
        prices.put_postal_rate(desk, SUPERVISOR, PostalRate(valid_from=TODAY, milli_percent=1))
    with pytest.raises(NotPermitted):
        prices.price_list(desk, make_actor(Role.VOLUNTEER), on=TODAY)
