"""Every ending has words."""

from dataclasses import replace
from datetime import date

import pytest

from counter_app.devices.receipt_printer.status import CAN_PRINT, PrinterStatus
from counter_app.domain.errors import Refusal
from counter_app.domain.fees import Due
from counter_app.domain.kinds import HolderNotPresent, TenderAboveLimit, TenderNotAccepted
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    Declined,
    DeclineReason,
    SaleStep,
    UnansweredReason,
)
from counter_app.domain.parts import PartName, Parts
from counter_app.domain.tenders import Tender, TenderId, TenderKind, TenderState
from counter_app.ui.payment.outcome_words import say_ending
from counter_app.ui.payment.paper_words import say_not_started
from counter_app.ui.payment.wording import (
    say_how,
    say_how_shortly,
    say_part_shortly,
    say_pieces,
    say_steps,
    say_why_not,
)
from counter_app.ui.recovery.ladder import _why

DAY = date(2025, 11, 1)


def make_due(**changes: object) -> Due:
    due = Due(
        parts=Parts(principal_twd=Twd(100)),
        accrued_late_fee_twd=Twd(0),
        accrued_interest_twd=Twd(0),
        computed_for=DAY,
        stands_as_delivered=False,
        late_fee_charged_twd=Twd(0),
    )
    return replace(due, **changes)  # type: ignore[arg-type] # its fields


@pytest.mark.parametrize("reason", DeclineReason)
def test_every_decline_says_that_nothing_was_taken_and_what_to_do(reason: DeclineReason) -> None:
    message = say_ending(Declined(reason=reason, code="0005"))

    assert "0005" in message.what
    assert "沒有扣款" in message.money
    assert message.now


@pytest.mark.parametrize("reason", UnansweredReason)
def test_every_silence_says_that_nobody_knows(reason: UnansweredReason) -> None:
    tender = Tender(
        tender_id=TenderId("t"),
        line_number=1,
        kind=TenderKind.CARD,
        state=TenderState.UNKNOWN,
        amount_twd=Twd(100),
        tendered_twd=Twd(100),
        outcome_code=reason.value,
    )

    message = _why(tender)

    assert message.what.startswith("扣款結果不明：")
    assert "請勿再刷一次" in message.money


@pytest.mark.parametrize("status", set(PrinterStatus) - CAN_PRINT)
def test_every_state_of_a_printer_that_cannot_print_says_that_the_money_is_safe(
    status: PrinterStatus,
) -> None:
    message = say_not_started(status.value, is_slip=True)

    assert message.what.startswith("收據沒有印出來：")
    assert "款項已入帳" in message.money
    assert "重印" in message.now


def test_the_office_printer_has_words_of_its_own() -> None:
    assert "事務印表機" in say_not_started("offline", is_slip=False).what


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (TenderNotAccepted(kind="罰鍰", tender=TenderKind.ETICKET), "罰鍰不收電子票證"),
        (
            TenderAboveLimit(
                kind="規費",
                tender=TenderKind.ETICKET,
                limit_twd=Twd(10_000),
                amount_twd=Twd(20_000),
            ),
            "電子票證每筆上限 10,000 元",
        ),
        (HolderNotPresent(tender=TenderKind.CARD), "持卡人須本人到場"),
        (None, ""),
    ],
)
def test_a_way_that_is_closed_says_why(refusal: Refusal | None, words: str) -> None:
    assert say_why_not(refusal) == words


@pytest.mark.parametrize(
    ("due", "long", "short"),
    [
        (make_due(), "計至 114/11/01", "計至 114/11/01"),
        (
            make_due(stands_as_delivered=True),
            "依移送金額（計算日 114/11/01）",
            "移送 114/11/01",
        ),
        (make_due(computed_for=None), "依移送金額（未載計算日）", "依移送金額"),
    ],
)
def test_how_an_amount_was_worked_out_is_said(due: Due, long: str, short: str) -> None:
    assert (say_how(due), say_how_shortly(due)) == (long, short)


@pytest.mark.parametrize("kind", [TenderKind.CARD, TenderKind.MOBILE_PAY, TenderKind.ETICKET])
def test_every_step_of_a_machine_has_words(kind: TenderKind) -> None:
    steps = say_steps(kind, Twd(2_350))

    assert set(steps) == set(SaleStep)
    assert all(steps.values())


def test_change_is_said_on_one_short_line() -> None:
    assert say_pieces(Twd(0)) == ""
    assert say_pieces(Twd(1_996)) == "1,000、500、100×4、50、10×4…"


def test_the_costs_have_a_short_name() -> None:
    assert [say_part_shortly(name) for name in PartName] == ["費用", "利息", "滯納金", "本金"]
