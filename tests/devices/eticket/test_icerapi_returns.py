"""Money that goes back to an e-ticket, and the day that a reader closes."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from counter_app.devices.eticket.frames import (
    Order,
    Process,
    build_request,
    read_xml,
    to_lines,
)
from counter_app.devices.eticket.interpretation import interpret_return, interpret_settlement
from counter_app.devices.eticket.profile import ReturnWay
from counter_app.devices.eticket.simulator import (
    ReaderState,
    is_prepared,
    read_batches,
    read_card_returns,
)
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    Approved,
    BrandTotal,
    Declined,
    DeclineReason,
    NoReturn,
    NoSettlement,
    RetryNeeded,
    ReturnOutcome,
    ReturnRequest,
    Settled,
    SettleOutcome,
    SettleRequest,
    Unanswered,
    UnansweredReason,
)
from counter_app.domain.tenders import TenderKind
from devices.reader_builders import ReaderDesk, make_debit, make_reader_desk
from devices.terminal_builders import (
    REQUESTED_AT,
    card_numbers_in,
    make_return,
    make_settlement,
)

Why = UnansweredReason
CARD = hashlib.sha256(ReaderState().card_id.encode()).hexdigest()


def give_back(desk: ReaderDesk, request: ReturnRequest) -> ReturnOutcome:
    return desk.reader.give_back(request, record=desk.events.append, on_step=desk.steps.append)


def settle(desk: ReaderDesk, request: SettleRequest) -> SettleOutcome:
    return desk.reader.settle(request, record=desk.events.append, on_step=desk.steps.append)


def sell(
    desk: ReaderDesk, *, returned: dict[str, Any] | None = None, **changes: object
) -> ReturnRequest:
    """Debit the card, and return what asks for that money again."""
    request = make_debit(**changes)
    sale = desk.sale(request)
    assert isinstance(sale, Approved)
    return make_return(request, sale, **(returned or {}))


def given(desk: ReaderDesk) -> list[int]:
    return [each.amount_twd for each in read_card_returns(desk.folder)]


def retried(request: ReturnRequest, outcome: object) -> ReturnRequest:
    card = outcome.card_id_hash if isinstance(outcome, RetryNeeded) else request.card_id_hash
    return replace(request, attempt=request.attempt + 1, card_id_hash=card)


def test_before_the_settlement_the_debit_is_cancelled_by_device_number_and_day(
    tmp_path: Path,
) -> None:
    desk = make_reader_desk(tmp_path)
    request = sell(desk)

    outcome = give_back(desk, request)

    asked = desk.events[2].data.decode()
    assert "T0100=0200\nT0300=816100\nT0400=10000\nT1100=000501\n" in asked
    assert "T5581=SIM0000001\nT5582=SIM00000001\nT5583=20260115\n" in asked
    assert isinstance(outcome, Approved)
    assert (outcome.reference, outcome.amount_twd) == (request.reference, Twd(100))
    assert (outcome.balance_before_twd, outcome.balance_after_twd) == (Twd(4900), Twd(5000))
    assert given(desk) == [100]


def test_after_the_settlement_the_card_is_loaded_again(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path)
    request = replace(sell(desk), is_settled=True)

    outcome = give_back(desk, request)

    asked = desk.events[2].data.decode()
    assert "T0300=620061\n" in asked
    assert "T5581" not in asked
    assert isinstance(outcome, Approved)
    assert outcome.card_id_hash == CARD
    assert given(desk) == [100]


@pytest.mark.parametrize("is_settled", [False, True])
@pytest.mark.parametrize(
    ("fault", "ending", "returns"),
    [
        ("none", Approved, 1),
        ("late:100", Approved, 1),
        ("missing", Why.SILENCE, 1),
        ("missing_undebited", Why.SILENCE, 0),
        ("not_complete", Why.SILENCE, 1),
        ("killed", Why.SILENCE, 1),
        ("truncated", Why.GARBLED, 1),
        ("declaration", Why.GARBLED, 1),
        ("wrong_serial", Why.WRONG_REFERENCE, 1),
        ("wrong_amount", Why.WRONG_AMOUNT, 1),
        ("wrong_process", Why.WRONG_TYPE, 1),
        ("odd_code", Why.ODD_CODE, 1),
        ("retry", RetryNeeded, 0),
        ("retry_debited", RetryNeeded, 1),
        ("reader_retry", RetryNeeded, 0),
        ("blocked", DeclineReason.CARD_BLOCKED, 0),
        ("must_settle", DeclineReason.MUST_SETTLE_FIRST, 0),
    ],
)
def test_every_fault_has_its_ending(
    tmp_path: Path,
    fault: str,
    ending: type | UnansweredReason | DeclineReason,
    returns: int,
    *,
    is_settled: bool,
) -> None:
    desk = make_reader_desk(tmp_path, "none", fault)
    request = replace(sell(desk), is_settled=is_settled)

    outcome = give_back(desk, request)

    match ending:
        case UnansweredReason():
            assert outcome == Unanswered(reason=ending)
        case DeclineReason():
            assert isinstance(outcome, Declined)
            assert outcome.reason is ending
        case _:
            assert isinstance(outcome, ending)
    assert len(given(desk)) == returns


@pytest.mark.parametrize("is_settled", [False, True])
@pytest.mark.parametrize("fault", ["retry", "retry_debited", "missing", "killed", "truncated"])
def test_a_retry_of_the_same_return_gives_the_money_back_once(
    tmp_path: Path, fault: str, *, is_settled: bool
) -> None:
    desk = make_reader_desk(tmp_path, "none", fault)
    request = replace(sell(desk), is_settled=is_settled)
    outcome = give_back(desk, request)

    again = give_back(desk, retried(request, outcome))

    assert isinstance(again, Approved)
    assert again.balance_after_twd == Twd(5000)
    assert given(desk) == [100]


def test_a_new_refund_in_place_of_a_retry_gives_the_money_back_twice(tmp_path: Path) -> None:
    # The control of the test above: another serial is another refund.
    desk = make_reader_desk(tmp_path, "none", "retry_debited")
    request = replace(sell(desk), is_settled=True)
    give_back(desk, request)

    give_back(desk, replace(request, request_serial="000502"))

    assert given(desk) == [100, 100]


def test_a_debit_is_cancelled_once_and_only_in_its_own_day(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path)
    first, second = sell(desk), sell(desk, request_serial="000124")
    give_back(desk, first)

    twice = give_back(desk, replace(first, request_serial="000502"))
    settle(desk, make_settlement())
    too_late = give_back(desk, replace(second, request_serial="000503"))

    for outcome in (twice, too_late):
        assert isinstance(outcome, Declined)
        assert outcome.reason is DeclineReason.REFUSED
    assert given(desk) == [100]


def test_the_money_goes_to_the_card_that_was_debited(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path, "none", "card_changed", "none")
    request = sell(desk)

    cancelled = give_back(desk, request)
    refunded = give_back(desk, replace(request, is_settled=True, request_serial="000502"))

    assert cancelled == Declined(reason=DeclineReason.ANOTHER_CARD, code="-119")
    assert refunded == Unanswered(reason=Why.ANOTHER_CARD)


@pytest.mark.parametrize("missing", ["sale_terminal_id", "sale_order_number", "sale_device_time"])
def test_without_what_a_cancellation_needs_nothing_is_asked(tmp_path: Path, missing: str) -> None:
    desk = make_reader_desk(tmp_path)
    request = sell(desk, returned={missing: ""})
    desk.events.clear()

    assert give_back(desk, request) == NoReturn()
    assert interpret_return(desk.profile, request, b"T3901=0\n") == NoReturn()
    assert desk.events == []


def test_a_profile_without_a_way_and_another_kind_give_nothing_back(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path, before_settlement=ReturnWay.NONE)
    request = sell(desk)

    assert give_back(desk, request) == NoReturn()
    card = replace(request, is_settled=True, kind=TenderKind.CARD)
    assert give_back(desk, card) == NoReturn()


def test_the_stored_answer_means_later_what_it_meant_at_once(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path)
    request = sell(desk)
    of_the_sale = desk.events[-1].data
    outcome = give_back(desk, request)

    assert interpret_return(desk.profile, request, desk.events[-1].data) == outcome
    assert isinstance(interpret_return(desk.profile, request, of_the_sale), Unanswered)
    assert interpret_return(desk.profile, request, b"?") == Unanswered(reason=Why.GARBLED)


# --- the day ---------------------------------------------------------------------------


BOOKS = (
    BrandTotal(brand="EasyCard", count=1, amount_twd=Twd(250), refund_count=1, refund_twd=Twd(70)),
    BrandTotal(brand="VISA", count=9, amount_twd=Twd(9999)),
)


def test_the_reader_is_told_what_we_expect_and_tells_what_it_holds(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path)
    cancelled = sell(desk, request_serial="000101")
    sell(desk, request_serial="000102", amount_twd=Twd(250))
    refund = sell(desk, request_serial="000103", amount_twd=Twd(70))
    give_back(desk, cancelled)
    give_back(desk, replace(refund, is_settled=True, request_serial="000502"))

    outcome = settle(desk, make_settlement(expected=BOOKS))

    asked = desk.events[-2].data.decode()
    assert "T0100=0500\nT0300=900099\nT1100=000901\n" in asked
    assert "T5591=2\nT559201=18000\n" in asked
    assert outcome == Settled(
        totals=(BrandTotal(brand="EasyCard", count=3, amount_twd=Twd(250)),),
        terminal_id="SIM0000001",
        device_time="2026-01-15 09:33:00",
    )
    assert [(each.count, each.total_twd) for each in read_batches(tmp_path)] == [(3, 250)]


def test_a_second_settlement_would_tell_zeros(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path, "none", "missing")
    sell(desk)
    assert settle(desk, make_settlement()) == Unanswered(reason=Why.SILENCE)

    repeated = settle(desk, make_settlement(request_serial="000902"))

    assert isinstance(repeated, Settled)
    assert repeated.totals == (BrandTotal(brand="EasyCard", count=0, amount_twd=Twd(0)),)
    assert [each.count for each in read_batches(tmp_path)] == [1, 0]


@pytest.mark.parametrize(
    ("fault", "ending", "batches"),
    [
        ("missing", Why.SILENCE, 1),
        ("missing_undebited", Why.SILENCE, 0),
        ("killed", Why.SILENCE, 1),
        ("truncated", Why.GARBLED, 1),
        ("wrong_serial", Why.WRONG_REFERENCE, 1),
        ("wrong_process", Why.WRONG_TYPE, 1),
        ("odd_code", Why.ODD_CODE, 1),
        ("not_signed_on", DeclineReason.NOT_SIGNED_ON, 0),
        ("retry", Why.ODD_CODE, 0),
    ],
)
def test_a_settlement_ends_as_its_fault_says(
    tmp_path: Path, fault: str, ending: UnansweredReason | DeclineReason, batches: int
) -> None:
    desk = make_reader_desk(tmp_path, fault)

    outcome = settle(desk, make_settlement())

    if isinstance(ending, UnansweredReason):
        assert outcome == Unanswered(reason=ending)
    else:
        assert isinstance(outcome, Declined)
        assert outcome.reason is ending
    assert len(read_batches(tmp_path)) == batches


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("", Settled(totals=())),
        ("T5591=2\n", Unanswered(reason=Why.GARBLED)),
        ("T559201=100\n", Unanswered(reason=Why.GARBLED)),
        ("T5591=2\nT559201=150\n", Unanswered(reason=Why.GARBLED)),
        ("T5591=x\nT559201=100\n", Unanswered(reason=Why.GARBLED)),
    ],
)
def test_totals_are_told_whole_or_not_at_all(tmp_path: Path, told: str, outcome: object) -> None:
    desk = make_reader_desk(tmp_path)
    lines = f"T0300=900099\nT1100=000901\nT3901=0\n{told}".encode()

    assert interpret_settlement(desk.profile, make_settlement(), lines) == outcome


def test_a_reader_that_settles_by_itself_is_not_asked(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path, is_settled_by_till=False)

    assert settle(desk, make_settlement()) == NoSettlement()
    assert interpret_settlement(desk.profile, make_settlement(), b"T3901=0\n") == NoSettlement()
    assert interpret_settlement(
        replace(desk.profile, is_settled_by_till=True), make_settlement(), b"?"
    ) == Unanswered(reason=Why.GARBLED)
    assert desk.events == []


# --- files and truth ---------------------------------------------------------------------


def test_the_total_lies_inside_its_group() -> None:
    content = build_request(
        Order(
            process=Process.SETTLE,
            serial="000901",
            asked_at=REQUESTED_AT,
            count=3,
            total_twd=Twd(1234),
        )
    )

    assert b"<T5592><T559201>123400</T559201></T5592>" in content
    assert b"T0400" not in content
    assert b"T559201=123400\n" in to_lines(read_xml(content))


def test_no_card_number_is_kept(tmp_path: Path) -> None:
    desk = make_reader_desk(tmp_path, state=ReaderState(receipt_card_id="4111111111111111"))
    give_back(desk, sell(desk))
    settle(desk, make_settlement())

    kept = b"".join(event.data for event in desk.events)
    assert card_numbers_in(kept) == []
    assert ReaderState().card_id.encode() not in kept


def test_a_reader_knows_whether_it_has_lived_before(tmp_path: Path) -> None:
    assert not is_prepared(tmp_path)
    make_reader_desk(tmp_path)
    assert is_prepared(tmp_path)
