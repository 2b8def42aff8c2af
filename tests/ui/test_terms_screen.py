"""The page of what notices are printed with, over the real service and a real store."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from counter_app.domain.notice_terms import (
    BankTerms,
    BarcodeScheme,
    CollectionContract,
    NoticeTerms,
    SegmentTwoRule,
)
from counter_app.domain.staff import Role
from counter_app.domain.store_barcodes import StoreBarcode, check_barcode
from counter_app.services import notice_terms, prices
from counter_app.services.desk import Desk
from counter_app.ui.background import Inline
from counter_app.ui.notice_terms.presenter import TermsPorts, TermsPresenter
from counter_app.ui.notice_terms.view import TermsView
from counter_app.ui.prices.presenter import PricesPorts, PricesPresenter
from counter_app.ui.prices.screen import PricesPage
from counter_app.ui.prices.view import PricesView
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import NOON, make_actor, make_desk, make_store, open_branch
from notice_desk import put_terms
from screen_checks import unnamed_controls, visible_words
from windows import settle

TODAY = NOON.date()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    engine = make_store(tmp_path)
    desk = make_desk(engine)
    open_branch(desk)
    put_terms(desk)
    yield desk
    engine.dispose()


Start = Callable[..., TermsView]


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline) -> Start:
    def make(role: Role = Role.ADMINISTRATOR) -> TermsView:
        actor = make_actor(role)
        view = TermsView(theme, today=TODAY)
        qtbot.addWidget(view)
        view.resize(1286, 620)
        ports = TermsPorts(
            today=NOON.date,
            terms=partial(notice_terms.notice_terms, desk, actor),
            put_terms=partial(notice_terms.put_terms, desk, actor),
            kinds=partial(prices.case_kinds, desk, actor),
        )
        TermsPresenter(view, inline, ports, actor=actor)
        view.show()
        view.on_shown()
        settle()
        return view

    return make


def press(view: TermsView, action: Action, qtbot: QtBot) -> None:
    view.actions_by_key()[action].run()
    settle()


def in_force(desk: Desk, on: date = TODAY) -> NoticeTerms:
    with desk.open_unit() as unit:
        return unit.notice_terms.in_force(on)


def open_part(view: TermsView, part: str, qtbot: QtBot) -> None:
    view.part_table.set_current(view._screen.parts().index(part))
    settle()
    view.part_table.opened.emit(part)
    settle()


def sample_words(view: TermsView) -> list[str]:
    form = view._form_of(view._screen.form_part)
    sample = view.sample if form is None else form.sample
    return [label.text() for label in sample.findChildren(QLabel) if label.isVisibleTo(view)]


def test_every_part_stands_with_what_holds_today_and_a_sample(start: Start) -> None:
    view = start()
    rows = view.part_table.rows_model.source
    assert [rows.row(at).key for at in range(view.part_table.rows_model.rowCount())] == [
        "contract/*",
        "bank",
        "post",
        "paper",
    ]
    one, two, three = view._screen.sample.segments
    check_barcode(StoreBarcode(segment_1=one, segment_2=two, segment_3=three))
    assert three.endswith("000014520")
    assert view._screen.sample.account == "7006020000000014"
    assert two in sample_words(view)


def test_a_contract_of_one_kind_is_entered_from_a_day_on(
    start: Start, desk: Desk, qtbot: QtBot
) -> None:
    view = start()
    press(view, Action.ADD, qtbot)
    form = view.contract_form
    form.kind_combo.setCurrentIndex(form.kind_combo.findData("汽燃費"))
    form.code_edit.setText("6fk")
    form.segment_2_combo.setCurrentIndex(
        form.segment_2_combo.findData(SegmentTwoRule.NOTICE_NUMBER.value)
    )
    form.prefix_edit.setText("H3")
    form.day_edit.setText("115/01/01")
    press(view, Action.PRIMARY, qtbot)

    assert "已儲存「超商代收：汽燃費」，115/01/01 起生效。" in visible_words(view)
    assert in_force(desk).contract_for("汽燃費") == in_force(desk).contract_for("綜所稅")
    later = in_force(desk, date(2026, 1, 1)).contract_for("汽燃費")
    assert later == CollectionContract(
        service_code="6FK", segment_2=SegmentTwoRule.NOTICE_NUMBER, number_prefix="H3"
    )
    assert view.history_table.rows_model.source.row(0).cells[1].words == "尚未生效"


def test_the_sample_follows_what_is_typed_before_anything_is_saved(
    start: Start, desk: Desk, qtbot: QtBot
) -> None:
    view = start()
    open_part(view, "contract/*", qtbot)
    view.contract_form.code_edit.setText("9ZZ")
    settle()
    assert sample_words(view)[2] == "1412049ZZ"
    view.contract_form.code_edit.setText("9")
    settle()
    assert "第 1 段做不出來" in "".join(sample_words(view))
    press(view, Action.PRIMARY, qtbot)
    assert view._screen.error is not None
    assert view.contract_form.isVisible()
    press(view, Action.BACK, qtbot)
    contract = in_force(desk).contract_for("綜所稅")
    assert contract is not None
    assert contract.service_code == "6II"


def test_the_tax_scheme_brings_its_own_rules(start: Start, desk: Desk, qtbot: QtBot) -> None:
    view = start()
    press(view, Action.ADD, qtbot)
    form = view.contract_form
    form.kind_combo.setCurrentIndex(form.kind_combo.findData("綜所稅"))
    form.scheme_combo.setCurrentIndex(form.scheme_combo.findData(BarcodeScheme.TAX.value))
    form.code_edit.setText("6AE")
    form.prefix_edit.setText("E1000")
    form.constant_edit.setText("355")
    settle()
    assert form.width_edit.text() == "10"
    assert len(view._screen.sample.segments[1]) == 19
    press(view, Action.PRIMARY, qtbot)
    made = in_force(desk).contract_for("綜所稅")
    assert made is not None
    assert made.scheme is BarcodeScheme.TAX


def test_a_kind_can_be_taken_out_of_the_stores(start: Start, desk: Desk, qtbot: QtBot) -> None:
    view = start()
    press(view, Action.ADD, qtbot)
    form = view.contract_form
    form.kind_combo.setCurrentIndex(form.kind_combo.findData("健保費"))
    form.ends_check.setChecked(True)
    press(view, Action.PRIMARY, qtbot)
    assert in_force(desk).contract_for("健保費") is None
    assert in_force(desk).contract_for("綜所稅") is not None


def test_a_bank_nobody_has_compared_is_saved_only_with_the_tick(
    start: Start, desk: Desk, qtbot: QtBot
) -> None:
    view = start()
    open_part(view, "bank", qtbot)
    form = view.bank_form
    assert not form.confirmed_check.isVisible()
    form.profile_combo.setCurrentIndex(form.profile_combo.findData("103"))
    assert "未經銀行核對" in form.profile_combo.currentText()
    assert "未經銀行核對" in visible_words(form)
    form.prefix_edit.setText("7006")
    settle()
    assert view._screen.sample.account.startswith("7006")

    press(view, Action.PRIMARY, qtbot)
    assert in_force(desk).bank == BankTerms(profile="004", prefix="700602")

    form.confirmed_check.setChecked(True)
    press(view, Action.PRIMARY, qtbot)
    assert in_force(desk).bank == BankTerms(profile="103", prefix="7006", is_confirmed=True)


def test_another_bank_asks_for_the_tick_anew(start: Start, qtbot: QtBot) -> None:
    view = start()
    open_part(view, "bank", qtbot)
    form = view.bank_form
    form.profile_combo.setCurrentIndex(form.profile_combo.findData("103"))
    form.confirmed_check.setChecked(True)
    at = form.profile_combo.findData("822")
    form.profile_combo.setCurrentIndex(at)
    form.profile_combo.activated.emit(at)
    assert not form.confirmed_check.isChecked()


def test_post_and_paper_are_entered(start: Start, desk: Desk, qtbot: QtBot) -> None:
    view = start()
    open_part(view, "post", qtbot)
    view.post_form.account_edit.setText("１９８３４２５２")
    press(view, Action.PRIMARY, qtbot)
    open_part(view, "paper", qtbot)
    view.paper_form.days_edit.setText("20")
    view.paper_form.website_edit.setText("https://branch.example.org/")
    press(view, Action.PRIMARY, qtbot)
    terms = in_force(desk)
    assert terms.post.account == "19834252"
    assert (terms.paper.valid_days, terms.paper.website) == (20, "https://branch.example.org/")
    assert terms.paper.hardship_contact == "全功能服務櫃檯"


@pytest.mark.parametrize(
    ("field", "text"), [("days_edit", "兩週"), ("day_edit", "昨天"), ("website_edit", "http://x")]
)
def test_what_cannot_be_is_refused_where_it_was_typed(
    start: Start, desk: Desk, qtbot: QtBot, field: str, text: str
) -> None:
    view = start()
    before = in_force(desk)
    open_part(view, "paper", qtbot)
    getattr(view.paper_form, field).setText(text)
    press(view, Action.PRIMARY, qtbot)
    assert view.paper_form.message.isVisible()
    assert in_force(desk) == before


def test_a_supervisor_reads_and_changes_nothing(start: Start, qtbot: QtBot) -> None:
    view = start(Role.SUPERVISOR)
    assert view.part_table.rows_model.rowCount() == 4
    assert dict(view.actions_by_key()) == {}
    view.part_table.opened.emit("bank")
    settle()
    assert not view.bank_form.isVisible()


@pytest.mark.parametrize("part", ["contract/*", "bank", "post", "paper"])
def test_every_control_has_a_name(start: Start, qtbot: QtBot, part: str) -> None:
    view = start()
    assert unnamed_controls(view) == []
    open_part(view, part, qtbot)
    assert unnamed_controls(view) == []


def test_the_terms_are_a_page_beside_prices_and_rules(
    start: Start, qtbot: QtBot, theme: Theme, desk: Desk, inline: Inline
) -> None:
    actor = make_actor(Role.ADMINISTRATOR)
    terms = start()
    view = PricesView(theme, today=TODAY, terms=terms)
    qtbot.addWidget(view)
    ports = PricesPorts(
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
    PricesPresenter(view, inline, ports, actor=actor)
    view.show()
    assert not terms.isVisible()
    view.page_segments.chosen.emit(PricesPage.TERMS.value)
    settle()
    assert terms.isVisible()
    assert not view.item_table.isVisible()
    view.actions_by_key()[Action.ADD].run()
    settle()
    assert terms.contract_form.isVisible()
    view.page_segments.chosen.emit(PricesPage.PRICES.value)
    assert view.item_table.isVisible()
