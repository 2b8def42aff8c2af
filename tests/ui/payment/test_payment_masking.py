"""Names and numbers on the payment screen: hidden, shown on purpose, written down."""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.domain.cases import CaseId
from counter_app.domain.receipts import Receipt
from counter_app.ui.payment.ports import PaymentPorts
from counter_app.ui.payment.screen import PaidScreen
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from payment_desk import PaymentDesk, make_payment_desk

TAX = "114年綜所稅執字第27724號"
OTHER = "114年健保執字第10號"
WHOLE = ("王小明", "A123456789", "李大同", "B223456785", "李小華")


def seen(at_desk: PaymentDesk) -> str:
    return f"{at_desk.words()} {at_desk.view.cases.payer._chip.accessibleName()}"


def whole_words(at_desk: PaymentDesk) -> list[str]:
    return [words for words in WHOLE if words in seen(at_desk)]


def name_payer(at_desk: PaymentDesk, name: str, number: str = "") -> None:
    at_desk.view.cases.payer.edit_requested.emit()
    at_desk.view.cases.payer.name_edit.setText(name)
    at_desk.view.cases.payer.number_edit.setText(number)
    at_desk.view.cases.payer.name_edit.returnPressed.emit()


def reveals(at_desk: PaymentDesk) -> list[tuple[str, str]]:
    with at_desk.desk.open_unit() as unit:
        found = unit.journal.entries(act="reveal")
    assert not [words for words in WHOLE if words in str(found)]
    return [(entry.actor, entry.subject) for entry in found]


def test_who_owes_and_who_pays_are_hidden_until_asked_for(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    name_payer(at_desk, "李大同", "B223456785")
    at_desk.wait(lambda: "代繳人 李○同" in seen(at_desk))
    assert "王○明" in at_desk.words()
    assert "A12****789" in at_desk.words()
    assert whole_words(at_desk) == []

    at_desk.press(Action.REVEAL)
    at_desk.wait(lambda: "王小明" in at_desk.words())
    assert whole_words(at_desk) == ["王小明", "A123456789", "李大同"]
    assert reveals(at_desk) == [("clerk", "宜執和114年綜所稅執字第00027724號")]

    at_desk.view.cases.payer.reveal_button.click()
    at_desk.wait(lambda: whole_words(at_desk) == [])
    assert len(reveals(at_desk)) == 1


@pytest.mark.parametrize(
    "leave",
    [
        lambda at_desk: at_desk.view.on_hidden(),
        lambda at_desk: at_desk.press(Action.NEW),
        lambda at_desk: at_desk.presenter.reveal._timer.timeout.emit(),
    ],
    ids=["another screen", "another payment", "time"],
)
def test_they_are_hidden_again(at_desk: PaymentDesk, leave: Callable[[PaymentDesk], None]) -> None:
    at_desk.open_case(TAX)
    at_desk.press(Action.REVEAL)
    at_desk.wait(lambda: "王小明" in at_desk.words())

    leave(at_desk)

    at_desk.wait(lambda: whole_words(at_desk) == [])


def test_after_the_payment_only_masked_names_are_seen(at_desk: PaymentDesk) -> None:
    at_desk.open_case(TAX)
    at_desk.press(Action.REVEAL)
    at_desk.wait(lambda: "王小明" in at_desk.words())
    at_desk.pay()
    at_desk.wait_for(PaidScreen)
    at_desk.press(Action.PRIMARY)
    at_desk.open_case(OTHER)

    assert whole_words(at_desk) == []
    assert "李○華" in at_desk.words()


def test_with_nobody_on_the_screen_there_is_nothing_to_show(at_desk: PaymentDesk) -> None:
    at_desk.press(Action.REVEAL)
    at_desk.qtbot.wait(20)
    assert reveals(at_desk) == []


def test_the_paper_on_the_screen_is_masked_before_and_after_the_payment(
    qtbot: QtBot, theme: Theme, engine: Engine, cases: dict[str, CaseId], tmp_path: Path
) -> None:
    drawn: list[Receipt] = []

    def note(ports: PaymentPorts) -> PaymentPorts:
        def image(receipt: Receipt) -> QImage:
            drawn.append(receipt)
            return ports.printing.slip_image(receipt)

        return replace(ports, printing=replace(ports.printing, slip_image=image))

    at_desk = make_payment_desk(qtbot, theme, engine, tmp_path, change=note)
    at_desk.open_case(TAX)
    at_desk.wait(lambda: bool(drawn))
    at_desk.pay()
    at_desk.wait(lambda: bool(drawn[-1].number) and drawn[-1].number in at_desk.receipt_numbers())

    assert {receipt.payer_name for receipt in drawn} == {"王○明"}
    assert {line.obligor_name for receipt in drawn for line in receipt.lines} == {"王○明"}
    with at_desk.desk.open_unit() as unit:
        (receipt,) = unit.receipts.newest(1)
    assert receipt.payer_name == "王小明"


def leaks(text: str) -> list[str]:
    return [words for words in WHOLE if words in text]


def test_no_name_and_no_number_is_in_the_log_or_the_journal(
    at_desk: PaymentDesk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="counter_app")
    at_desk.open_case(TAX)
    name_payer(at_desk, "李大同", "B223456785")
    at_desk.wait(lambda: "代繳人 李○同" in seen(at_desk))
    at_desk.press(Action.HELD)
    at_desk.wait(lambda: len(at_desk.presenter.holding.held) == 1)
    at_desk.presenter.holding.take_up(at_desk.presenter.holding.held[0].payment_id)
    at_desk.wait(lambda: not at_desk.work.is_empty and at_desk.work.total_twd > 0)
    at_desk.press(Action.REVEAL)
    at_desk.wait(lambda: "王小明" in at_desk.words())
    at_desk.pay()
    at_desk.wait_for(PaidScreen)

    with at_desk.desk.open_unit() as unit:
        journal = "\n".join(map(str, unit.journal.entries()))
        (receipt,) = unit.receipts.newest(1)
    assert receipt.payer_name == "李大同"
    assert leaks(journal) == []
    assert leaks(caplog.text) == []


def test_control_a_name_in_the_log_is_found(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="counter_app")
    logging.getLogger("counter_app").debug("paid by %s", "王小明")
    assert leaks(caplog.text) == ["王小明"]
