from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counter_app.domain.kinds import Channel, PriceItem, rule_in_force
from counter_app.domain.staff import Role
from counter_app.domain.tenders import TenderKind
from counter_app.services import prices
from counter_app.services.desk import Desk
from counter_app.ui.background import Inline
from counter_app.ui.names import say_way
from counter_app.ui.prices.presenter import PricesPorts, PricesPresenter
from counter_app.ui.prices.view import PricesView
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.table import Cell
from factories import NOON, make_actor, make_desk, make_store, open_branch
from screen_checks import unnamed_controls, visible_words
from windows import settle

TODAY = NOON.date()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    engine = make_store(tmp_path)
    desk = make_desk(engine)
    open_branch(desk)
    yield desk
    engine.dispose()


def ports(desk: Desk, role: Role) -> PricesPorts:
    actor = make_actor(role)
    return PricesPorts(
        today=NOON.date,
        price_list=lambda on: prices.price_list(desk, actor, on=on),
        price_history=lambda code: prices.price_history(desk, actor, code=code),
        put_price=partial(prices.put_price, desk, actor),
        withdraw_price=lambda code, day: prices.withdraw_price(
            desk, actor, code=code, from_day=day
        ),
        tender_rules=partial(prices.tender_rules, desk, actor),
        put_tender_rule=partial(prices.put_tender_rule, desk, actor),
        postal_rates=partial(prices.postal_rates, desk, actor),
        put_postal_rate=partial(prices.put_postal_rate, desk, actor),
        kinds=partial(prices.case_kinds, desk, actor),
    )


Start = Callable[[Role], PricesView]


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline) -> Start:
    def make(role: Role) -> PricesView:
        view = PricesView(theme, today=TODAY)
        qtbot.addWidget(view)
        view.resize(1286, 680)
        PricesPresenter(view, inline, ports(desk, role), actor=make_actor(role))
        view.show()
        view.on_shown()
        settle()
        return view

    return make


def press(view: PricesView, action: Action, qtbot: QtBot) -> None:
    view.actions_by_key()[action].run()
    settle()


def offered(desk: Desk, *, days: int = 0) -> dict[str, PriceItem]:
    on = TODAY + timedelta(days=days)
    found = prices.price_list(desk, make_actor(Role.SUPERVISOR), on=on)
    return {item.code: item for item in found}


def fill_price(view: PricesView, **changes: str) -> None:
    values = {"code": "DISC", "name": "光碟費", "unit": "片", "price": "35", "day": "114/11/20"}
    values |= changes
    form = view.price_form
    form.code_edit.setText(values["code"])
    form.name_edit.setText(values["name"])
    form.unit_edit.setText(values["unit"])
    form.price_edit.setText(values["price"])
    form.day_edit.setText(values["day"])


def test_the_price_list_stands_with_the_prices_of_the_item(start: Start) -> None:
    view = start(Role.SUPERVISOR)
    assert view.item_table.rows_model.source.row(0).cells[0].words == "閱覽費"
    assert view.history_table.rows_model.rowCount() == 1


def test_a_new_item_is_added_and_offered(start: Start, desk: Desk, qtbot: QtBot) -> None:
    view = start(Role.SUPERVISOR)
    press(view, Action.ADD, qtbot)
    fill_price(view, price="１，０００")
    press(view, Action.PRIMARY, qtbot)
    assert offered(desk)["DISC"].unit_price_twd == 1000
    assert "已儲存「光碟費」，114/11/20 起生效。" in visible_words(view)
    assert not view.price_form.isVisible()


def test_a_price_changes_from_a_day_on_and_the_code_stays(
    start: Start, desk: Desk, qtbot: QtBot
) -> None:
    view = start(Role.SUPERVISOR)
    view.change_button.click()
    assert view.price_form.code_edit.isReadOnly()
    view.price_form.price_edit.setText("25")
    view.price_form.day_edit.setText("1150101")
    press(view, Action.PRIMARY, qtbot)
    assert offered(desk)["READ"].unit_price_twd == 20
    assert offered(desk, days=60)["READ"].unit_price_twd == 25
    assert view.history_table.rows_model.source.row(0).cells[1].words == "尚未生效"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"price": "12.5"}, "單價要是 1 元以上的整數"),
        ({"price": "0"}, "單價要是 1 元以上的整數"),
        ({"day": "114/02/30"}, "「114/02/30」不是可用的日期"),
        ({"day": "114/11/19"}, "114/11/19 已經過去"),
        ({"code": "光碟"}, "代碼要用"),
        ({"name": " "}, "名稱要有"),
    ],
)
def test_what_cannot_be_is_said_and_the_form_stays(
    start: Start, qtbot: QtBot, changes: dict[str, str], words: str
) -> None:
    view = start(Role.SUPERVISOR)
    press(view, Action.ADD, qtbot)
    fill_price(view, **changes)
    press(view, Action.PRIMARY, qtbot)
    assert words in visible_words(view)
    assert view.price_form.isVisible()
    assert view.price_form.unit_edit.text() == "片"


def test_a_key_that_is_taken_names_its_owner(start: Start, qtbot: QtBot) -> None:
    view = start(Role.SUPERVISOR)
    press(view, Action.ADD, qtbot)
    fill_price(view)
    view.price_form.favourite_combo.setCurrentIndex(1)
    press(view, Action.PRIMARY, qtbot)
    assert "常用鍵 Alt+1 已經給了「閱覽費」" in visible_words(view)


def test_an_item_is_withdrawn_from_today(start: Start, desk: Desk, qtbot: QtBot) -> None:
    view = start(Role.SUPERVISOR)
    view.withdraw_button.click()
    settle()
    assert "READ" not in offered(desk)
    assert "不再提供" in visible_words(view)


def test_a_tender_rule_is_entered_and_in_force(start: Start, desk: Desk, qtbot: QtBot) -> None:
    view = start(Role.ADMINISTRATOR)
    view.page_chosen.emit("rules")
    press(view, Action.ADD, qtbot)
    form = view.rule_form
    form.kind_combo.setCurrentIndex(form.kind_combo.findData("罰鍰"))
    form.tender_combo.setCurrentIndex(form.tender_combo.findData("card"))
    form.limit_edit.setText("50,000")
    form.holder_check.setChecked(True)
    press(view, Action.PRIMARY, qtbot)
    rules = prices.tender_rules(desk, make_actor(Role.ADMINISTRATOR))
    rule = rule_in_force(rules, kind="罰鍰", tender=TenderKind.CARD, on=TODAY)
    assert rule is not None
    assert (rule.limit_twd, rule.holder_in_person) == (50_000, True)
    assert "已儲存刷卡的規則" in visible_words(view)


def fill_rule(view: PricesView, *, kind: str, way: str, limit: str) -> None:
    form = view.rule_form
    form.kind_combo.setCurrentIndex(form.kind_combo.findData(kind))
    form.tender_combo.setCurrentIndex(form.tender_combo.findData(way))
    form.limit_edit.setText(limit)


def rule_cells(view: PricesView) -> dict[str, tuple[Cell, ...]]:
    rows = view.rule_table.rows_model
    found = [rows.source.row(at) for at in range(rows.rowCount())]
    return {row.key: row.cells for row in found}


@pytest.mark.parametrize("way", list(Channel))
def test_a_rule_of_a_channel_is_entered_like_a_tenders(
    start: Start, desk: Desk, qtbot: QtBot, way: Channel
) -> None:
    view = start(Role.ADMINISTRATOR)
    view.page_chosen.emit("rules")
    press(view, Action.ADD, qtbot)
    form = view.rule_form
    assert form.holder_check.isVisible()
    fill_rule(view, kind="罰鍰", way=way.value, limit="40,000")
    assert not form.holder_check.isVisible()
    form.below_check.setChecked(True)
    press(view, Action.PRIMARY, qtbot)

    rules = prices.tender_rules(desk, make_actor(Role.ADMINISTRATOR))
    rule = rule_in_force(rules, kind="罰鍰", tender=way, on=TODAY)
    assert rule is not None
    assert (rule.limit_twd, rule.below_limit, rule.valid_from) == (40_000, True, TODAY)
    key = f"罰鍰/{way.value}/{TODAY.isoformat()}"
    cells = rule_cells(view)[key]
    assert (cells[1].words, cells[6].words) == (say_way(way), "未滿 40,000")


def test_the_limit_may_be_reached_where_nothing_else_is_said(
    start: Start, desk: Desk, qtbot: QtBot
) -> None:
    view = start(Role.ADMINISTRATOR)
    view.page_chosen.emit("rules")
    press(view, Action.ADD, qtbot)
    form = view.rule_form
    assert not form.below_check.isEnabled()
    fill_rule(view, kind="罰鍰", way="store", limit="40000")
    form.below_check.setChecked(True)
    # Without a limit there is nothing to stay below.
    form.limit_edit.clear()
    press(view, Action.PRIMARY, qtbot)

    rules = prices.tender_rules(desk, make_actor(Role.ADMINISTRATOR))
    rule = rule_in_force(rules, kind="罰鍰", tender=Channel.STORE, on=TODAY)
    assert rule is not None
    assert (rule.limit_twd, rule.below_limit) == (None, False)


def test_the_shipped_rules_of_the_stores_are_listed(start: Start) -> None:
    view = start(Role.ADMINISTRATOR)
    view.page_chosen.emit("rules")
    cells = rule_cells(view)
    words = [cell.words for cell in cells["綜所稅/store/2008-06-01"]]
    assert words == ["綜所稅", "便利商店", "接受", "", "97/06/01", "已取代", "未滿 20,000"]
    assert cells["*/store/2020-09-16"][5].words == "施行中"


@pytest.mark.parametrize(
    ("typed", "stored"), [("1.725", 1725), ("2", 2000), ("１．６％", 1600), ("0.5%", 500)]
)
def test_a_postal_rate_is_read_exactly(
    start: Start, desk: Desk, qtbot: QtBot, typed: str, stored: int
) -> None:
    view = start(Role.ADMINISTRATOR)
    view.page_chosen.emit("rates")
    press(view, Action.ADD, qtbot)
    view.rate_form.percent_edit.setText(typed)
    press(view, Action.PRIMARY, qtbot)
    (rate,) = prices.postal_rates(desk, make_actor(Role.ADMINISTRATOR))
    assert rate.milli_percent == stored
    assert rate.valid_from == TODAY.replace(month=1, day=1)


def test_a_rate_that_is_none_is_refused(start: Start, qtbot: QtBot) -> None:
    view = start(Role.ADMINISTRATOR)
    view.page_chosen.emit("rates")
    press(view, Action.ADD, qtbot)
    view.rate_form.percent_edit.setText("1.7255")
    press(view, Action.PRIMARY, qtbot)
    assert "年利率要在 0 到 20% 之間" in visible_words(view)


def test_a_role_sees_what_it_may_not_edit_without_the_buttons(start: Start, qtbot: QtBot) -> None:
    view = start(Role.SUPERVISOR)
    assert view.add_button.isVisible()
    view.page_chosen.emit("rules")
    assert not view.add_button.isVisible()
    assert Action.ADD not in view.actions_by_key()
    assert "您的角色只能查看" in visible_words(view)
    assert view.rule_table.rows_model.rowCount() > 5


def test_every_control_has_a_name(start: Start, qtbot: QtBot) -> None:
    view = start(Role.ADMINISTRATOR)
    for page in ("prices", "rules", "rates"):
        view.page_chosen.emit(page)
        press(view, Action.ADD, qtbot)
        assert unnamed_controls(view) == []
