"""Money that goes back at a card terminal: frames, dialogues over a pseudo terminal, doubts."""

import random
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from counter_app.devices.card_terminal import ecpay600, nccc400
from counter_app.devices.card_terminal.amounts import write_amount
from counter_app.devices.card_terminal.charges import ChargeBook
from counter_app.devices.card_terminal.dialect import asked_return, layout_of
from counter_app.devices.card_terminal.faults import ETICKET_ONLY, FaultKind
from counter_app.devices.card_terminal.interpretation import interpret_return
from counter_app.devices.card_terminal.profile import QueryWay, TerminalProfile
from counter_app.devices.transport import DeviceUnreachable
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    DeviceEvent,
    NoQuery,
    NoReturn,
    NotFound,
    ReturnRequest,
    SaleRequest,
    SaleStep,
    Unanswered,
    UnansweredReason,
)
from counter_app.domain.tenders import TenderKind
from devices.terminal_builders import (
    PROTOCOLS,
    Desk,
    card_numbers_in,
    desk_with,
    make_profile,
    make_request,
    make_return,
)

Why = UnansweredReason
CARD, ETICKET = TenderKind.CARD, TenderKind.ETICKET


@pytest.fixture(params=PROTOCOLS)
def profile(request: pytest.FixtureRequest) -> TerminalProfile:
    return make_profile(str(request.param))


def sell(desk: Desk, **changes: object) -> tuple[SaleRequest, Approved]:
    request = make_request(**changes)
    sale = desk.sale(request)
    assert isinstance(sale, Approved)
    return request, sale


def sell_and_return(desk: Desk, **changes: Any) -> ReturnRequest:  # noqa: ANN401 - its fields
    return make_return(*sell(desk), **changes)


def back(desk: Desk, request: ReturnRequest) -> int:
    """Return how often the money of this sale really went back."""
    sales = [each.sale_reference for each in desk.simulator.book.returns]
    return sales.count(request.sale_reference)


# --- what is asked for ---------------------------------------------------------


def test_before_the_settlement_a_sale_is_struck_out_by_its_number() -> None:
    with desk_with(make_profile()) as desk:
        request, sale = sell(desk)
        again = make_return(request, sale)

        outcome = desk.give_back(again)

        sent = layout_lines(desk.frames("sent")[-1])
        assert sent == {
            "ecr_indicator": "I",
            "trans_type": "30",
            "indicator": "N",
            "host_id": "03",
            "receipt_number": sale.trace_number,
            "amount": write_amount(request.amount_twd),
            "approval_number": sale.approval_code,
            "store_id": again.reference,
            "origin_date": "20260115",
        }
        assert isinstance(outcome, Approved)
        assert (outcome.reference, outcome.amount_twd) == (again.reference, again.amount_twd)
        assert desk.simulator.book.net_twd(request.reference) == 0
        assert desk.simulator.book.open_totals() == ()


def test_after_the_settlement_it_is_refunded() -> None:
    with desk_with(make_profile()) as desk:
        request, sale = sell(desk)
        settled = make_return(request, sale, is_settled=True)

        assert isinstance(desk.give_back(settled), Approved)

        assert layout_lines(desk.frames("sent")[-1])["trans_type"] == "02"
        (total,) = desk.simulator.book.open_totals()
        assert (total.count, total.refund_count, total.net_twd) == (1, 1, 0)


@pytest.mark.parametrize("is_settled", [False, True])
def test_ecpay_refunds_by_its_order_number_in_both_cases(*, is_settled: bool) -> None:
    with desk_with(make_profile("ecpay600")) as desk:
        request, sale = sell(desk)

        outcome = desk.give_back(make_return(request, sale, is_settled=is_settled))

        sent = layout_lines(desk.frames("sent")[-1])
        assert (sent["trans_type"], sent["order_number"]) == ("02", sale.order_number)
        assert isinstance(outcome, Approved)
        assert desk.simulator.book.net_twd(request.reference) == 0


def test_an_eticket_gets_its_money_back_at_the_terminal() -> None:
    with desk_with(make_profile(), balance_twd=Twd(500)) as desk:
        request, sale = sell(desk, kind=ETICKET, amount_twd=Twd(100))

        outcome = desk.give_back(make_return(request, sale))

        assert isinstance(outcome, Approved)
        assert (outcome.balance_before_twd, outcome.balance_after_twd) == (Twd(400), Twd(500))
        sent = layout_lines(desk.frames("sent")[-1])
        assert (sent["indicator"], sent["host_id"], sent["origin_number"]) == (
            "E",
            "06",
            sale.order_number,
        )


@pytest.mark.parametrize(
    ("brand", "indicator"), [("UnionPay", "C"), ("SmartPay", "S"), ("VISA", "N"), ("", "N")]
)
def test_a_brand_that_wants_its_own_sign_gets_it(brand: str, indicator: str) -> None:
    with desk_with(make_profile()) as desk:
        request, sale = sell(desk)

        outcome = desk.give_back(make_return(request, sale, sale_card_brand=brand))

        assert layout_lines(desk.frames("sent")[-1])["indicator"] == indicator
        assert isinstance(outcome, Approved)


@pytest.mark.parametrize(
    ("protocol", "missing"), [("nccc400", "sale_trace_number"), ("ecpay600", "sale_order_number")]
)
def test_without_what_the_terminal_must_be_told_nothing_is_sent(
    protocol: str, missing: str
) -> None:
    with desk_with(make_profile(protocol)) as desk:
        request = sell_and_return(desk, **{missing: ""})
        desk.events.clear()

        assert desk.give_back(request) == NoReturn()
        assert desk.terminal.query_return(request, record=desk.events.append) == NoQuery()
        assert interpret_return(desk.profile, request, b"trans_type=30\n") == NoReturn()
        assert desk.events == []


def test_a_profile_without_a_way_gives_nothing_back() -> None:
    shipped = make_profile()
    rules = replace(shipped.returns, before_settlement={CARD: "", ETICKET: "02"})
    with desk_with(replace(shipped, returns=rules)) as desk:
        request, sale = sell(desk)

        assert desk.give_back(make_return(request, sale)) == NoReturn()
        wallet = make_return(request, sale, kind=TenderKind.MOBILE_PAY)
        assert desk.give_back(wallet) == NoReturn()
        assert len(desk.frames("sent")) == 1


def test_the_frames_of_returns_are_as_long_as_all_others() -> None:
    void = nccc400.build_return("30", 1234, indicator="N", host="03", trace_number="000017")
    refund = ecpay600.build_return("02", 1234, asked_at=None, order_number="1" * 20)

    assert (len(void), void[8:10], void[11:13], void[13:19]) == (400, b"30", b"03", b"000017")
    assert void[42:54] == b"000000123400"
    assert (len(refund), refund[:2], refund[88:108]) == (600, b"02", b"1" * 20)
    assert ecpay600.has_request_seal(refund)


def layout_lines(kept: bytes) -> dict[str, str]:
    pairs = (line.partition("=") for line in kept.decode("ascii").splitlines())
    return {name: value for name, _, value in pairs}


# --- what a return ends in, fault by fault ----------------------------------------


@pytest.mark.parametrize(
    ("fault", "ending", "given"),
    [
        (None, Approved, 1),
        ("nak", Approved, 1),
        ("nak:3", Approved, 1),
        ("no_ack", Approved, 1),
        ("late:150", Approved, 1),
        ("wrong_lrc", Approved, 1),
        ("split", Approved, 1),
        ("noise", Approved, 1),
        ("twice", Approved, 1),
        ("declined_then_approved", Approved, 1),
        ("previous_answer", Approved, 1),
        ("leak", Approved, 1),
        ("declined", Declined, 0),
        ("declined:0002", Declined, 0),
        ("nak:9", Why.REFUSED_BY_LINK, 0),
        ("dead", Why.NO_ACKNOWLEDGEMENT, 0),
        ("silent", Why.SILENCE, 0),
        ("answer_lost", Why.SILENCE, 1),
        ("late:900", Why.SILENCE, 1),
        ("wrong_lrc_always", Why.GARBLED, 1),
        ("other_amount", Why.WRONG_AMOUNT, 1),
        ("wrong_reference", Why.WRONG_REFERENCE, 1),
        ("wrong_type", Why.WRONG_TYPE, 1),
        ("previous_answer_only", (Why.WRONG_TYPE, Why.WRONG_REFERENCE), 0),
        ("host_timeout", Why.ODD_CODE, 1),
        ("unplug_before_ack", Why.WIRE_BROKE, 0),
        ("unplug_after_ack", Why.WIRE_BROKE, 0),
        ("unplug_mid_answer", Why.WIRE_BROKE, 1),
        ("unplug_after_approval", Why.WIRE_BROKE, 1),
    ],
)
def test_every_fault_has_its_ending(
    profile: TerminalProfile,
    fault: str | None,
    ending: type | UnansweredReason | tuple[UnansweredReason, ...],
    given: int,
) -> None:
    with desk_with(profile, None, fault) as desk:
        request = sell_and_return(desk)

        outcome = desk.give_back(request)

        match ending:
            case UnansweredReason():
                assert outcome == Unanswered(reason=ending)
            case tuple():
                assert isinstance(outcome, Unanswered)
                assert outcome.reason in {Why.WRONG_TYPE, Why.WRONG_REFERENCE}
            case _:
                assert isinstance(outcome, ending)
        assert back(desk, request) == given


@pytest.mark.parametrize("seed", range(3))
def test_whatever_goes_wrong_in_a_row_the_desk_and_the_terminal_agree(seed: int) -> None:
    rng = random.Random(seed)
    profile = make_profile(rng.choice(PROTOCOLS), result_wait_ms=250)
    kinds = [kind for kind in FaultKind if kind not in ETICKET_ONLY]
    faults = [rng.choice([None, *kinds]) for _ in range(8)]
    plan = [each for fault in faults for each in (None, fault)]
    with desk_with(profile, *plan) as desk:
        for _ in faults:
            request = sell_and_return(desk)
            try:
                outcome = desk.give_back(request)
            except DeviceUnreachable:
                assert back(desk, request) == 0
            else:
                assert back(desk, request) <= 1
                assert back(desk, request) == 1 or not isinstance(outcome, Approved)
                assert back(desk, request) == 0 or not isinstance(outcome, Declined)
            desk.simulator._stopped.wait(0.05)
            desk.terminal.close()


def test_a_return_that_is_asked_for_again_can_give_the_money_back_twice() -> None:
    # Why silence is never answered by asking again: a terminal refunds as often as it is told.
    with desk_with(make_profile("ecpay600"), None, "answer_lost") as desk:
        request = sell_and_return(desk)
        assert desk.give_back(request) == Unanswered(reason=Why.SILENCE)

        assert isinstance(desk.give_back(request), Approved)

        assert desk.simulator.book.net_twd(request.sale_reference) == -request.amount_twd


def test_a_void_that_is_asked_for_again_is_refused_by_the_terminal() -> None:
    with desk_with(make_profile()) as desk:
        request = sell_and_return(desk)
        assert isinstance(desk.give_back(request), Approved)

        assert isinstance(desk.give_back(make_again(request)), Declined)
        assert back(desk, request) == 1


def make_again(request: ReturnRequest) -> ReturnRequest:
    return replace(request, reference=f"{request.reference}A")


def test_the_return_is_recorded_before_its_first_byte_leaves(profile: TerminalProfile) -> None:
    class RecordBroke(Exception):  # noqa: N818 - stands for a full disk
        pass

    def refuse(event: DeviceEvent) -> None:
        raise RecordBroke

    with desk_with(profile) as desk:
        request = sell_and_return(desk)
        with pytest.raises(RecordBroke):
            desk.terminal.give_back(request, record=refuse)

        assert back(desk, request) == 0


def test_a_return_is_told_step_by_step(profile: TerminalProfile) -> None:
    with desk_with(profile) as desk:
        request = sell_and_return(desk)
        desk.steps.clear()
        desk.give_back(request)

    assert desk.steps == [
        SaleStep.CONNECTING,
        SaleStep.SENDING,
        SaleStep.WAITING_FOR_CARD,
        SaleStep.ANSWERED,
    ]


def test_the_stored_answer_means_later_what_it_meant_at_once(profile: TerminalProfile) -> None:
    with desk_with(profile) as desk:
        request = sell_and_return(desk)
        of_the_sale = desk.frames("received")[-1]
        outcome = desk.give_back(request)
        stored = desk.frames("received")[-1]

    assert isinstance(outcome, Approved)
    assert interpret_return(profile, request, stored) == outcome
    assert isinstance(interpret_return(profile, request, of_the_sale), Unanswered)
    assert isinstance(interpret_return(profile, make_again(request), stored), Unanswered)


# --- the number of another terminal ------------------------------------------------


def test_a_void_at_a_terminal_that_did_not_take_the_money_is_not_believed() -> None:
    # Another terminal has a sale of that number, too, and strikes out that one.
    with desk_with(make_profile()) as desk:
        request = sell_and_return(desk, sale_terminal_id="99999999")

        assert desk.give_back(request) == Unanswered(reason=Why.WRONG_TERMINAL)


def test_an_answer_with_the_number_of_another_slip_is_not_believed() -> None:
    with desk_with(make_profile(), None, "leak") as desk:
        request = sell_and_return(desk)
        desk.give_back(request)
        stored = desk.frames("received")[-1]
    ours = f"receipt_number={request.sale_trace_number}".encode()
    assert ours in stored

    other = stored.replace(ours, b"receipt_number=000099")
    blank = stored.replace(ours + b"\n", b"")

    for lines in (other, blank):
        assert interpret_return(desk.profile, request, lines) == Unanswered(
            reason=Why.WRONG_REFERENCE
        )


def test_a_blank_amount_is_taken_from_a_void_alone_and_only_if_it_names_us() -> None:
    profile = make_profile()
    with desk_with(profile) as desk:
        request, sale = sell(desk)
        void = make_return(request, sale)
        desk.give_back(void)
        stored = desk.frames("received")[-1]
        assert b"amount=" not in stored
        refund = make_return(request, sale, is_settled=True)
        desk.give_back(refund)
        of_refund = desk.frames("received")[-1]

    assert isinstance(interpret_return(profile, void, stored), Approved)
    unnamed = stored.replace(f"store_id={void.reference}\n".encode(), b"")
    assert isinstance(interpret_return(profile, void, unnamed), Unanswered)
    silent_echo = replace(profile, reference_echoed=False)
    assert isinstance(interpret_return(silent_echo, void, unnamed), Unanswered)
    amount = f"amount={write_amount(refund.amount_twd)}\n".encode()
    no_amount = of_refund.replace(amount, b"")
    assert isinstance(interpret_return(profile, refund, of_refund), Approved)
    assert interpret_return(profile, refund, no_amount) == Unanswered(reason=Why.WRONG_AMOUNT)


# --- asking afterwards ----------------------------------------------------------------


@pytest.mark.parametrize("fault", ["answer_lost", "wrong_lrc_always", "unplug_after_approval"])
def test_a_lost_answer_is_found_by_asking_for_the_last_transaction(fault: str) -> None:
    with desk_with(make_profile(), None, fault) as desk:
        request = sell_and_return(desk)
        assert isinstance(desk.give_back(request), Unanswered)
        desk.simulator._stopped.wait(0.1)

        found = desk.terminal.query_return(request, record=desk.events.append)

        assert isinstance(found, Approved)
        assert found.reference == request.reference
        assert back(desk, request) == 1


def test_a_return_that_never_happened_is_not_found_though_its_sale_is() -> None:
    with desk_with(make_profile(), None, "silent") as desk:
        request = sell_and_return(desk)
        desk.give_back(request)

        assert desk.terminal.query_return(request, record=desk.events.append) == NotFound()


def test_without_echo_the_sale_is_never_taken_for_its_return() -> None:
    # Same amount, minutes ago: only the type tells them apart.
    for way, found in ((QueryWay.LAST_ANSWER, NotFound()), (QueryWay.REPRINT_LAST, None)):
        profile = make_profile(reference_echoed=False, query=way)
        with desk_with(profile, None, "silent") as desk:
            request = sell_and_return(desk)
            desk.give_back(request)

            outcome = desk.terminal.query_return(request, record=desk.events.append)

        assert outcome == (found or Unanswered(reason=Why.WRONG_REFERENCE))


def test_a_reprint_finds_a_return_by_its_reference() -> None:
    profile = make_profile(query=QueryWay.REPRINT_LAST)
    with desk_with(profile, None, "answer_lost") as desk:
        request = sell_and_return(desk)
        desk.give_back(request)

        found = desk.terminal.query_return(request, record=desk.events.append)

        assert isinstance(found, Approved)


def test_what_a_wallet_did_last_is_not_told() -> None:
    with desk_with(make_profile(), "answer_lost") as desk:
        request = make_request(kind=TenderKind.MOBILE_PAY)
        desk.sale(request)

        found = desk.terminal.query(request, record=desk.events.append)

        assert found == Unanswered(reason=Why.ODD_CODE)


def test_a_protocol_without_query_is_not_asked() -> None:
    with desk_with(make_profile("ecpay600"), None, "answer_lost") as desk:
        request = sell_and_return(desk)
        desk.give_back(request)
        desk.events.clear()

        assert desk.terminal.query_return(request, record=desk.events.append) == NoQuery()
        assert desk.events == []


# --- card numbers ------------------------------------------------------------------------


def test_no_card_number_gets_past_the_parser(profile: TerminalProfile) -> None:
    with desk_with(profile, *[None, "leak"] * 4) as desk:
        outcomes = [desk.give_back(sell_and_return(desk)) for _ in range(4)]
        leaked = desk.simulator.leaked_numbers

    kept = b"".join(event.data for event in desk.events)
    told = "".join(str(asdict(outcome)) for outcome in outcomes).encode()
    assert len(leaked) == 12
    for data in (kept, told):
        assert card_numbers_in(data) == []
        assert not any(number[6:].encode() in data for number in leaked)


# --- the truth ------------------------------------------------------------------------------


def test_the_truth_of_a_terminal_outlives_it(profile: TerminalProfile, tmp_path: Path) -> None:
    truth = tmp_path / "truth.jsonl"
    with desk_with(profile, truth_path=truth) as desk:
        request = sell_and_return(desk)
        other = sell_and_return(desk)
        first_life = desk.simulator.book.entries
    with desk_with(profile, truth_path=truth) as desk:
        assert desk.simulator.book.entries == first_life
        assert isinstance(desk.give_back(request), Approved)
        sold_later = sell_and_return(desk)

    assert [each.sale_reference for each in ChargeBook(truth).returns] == [request.sale_reference]
    assert ChargeBook(truth).net_twd(other.sale_reference) == other.amount_twd
    numbers = [each.approval_code for each in ChargeBook(truth).charges]
    assert len(set(numbers)) == 3
    assert sold_later.sale_approval_code == numbers[-1]


def test_a_sale_that_was_cut_off_with_the_terminal_is_found_in_its_next_life(
    tmp_path: Path,
) -> None:
    truth = tmp_path / "truth.jsonl"
    request = make_request(kind=ETICKET, amount_twd=Twd(70))
    with desk_with(make_profile(), "answer_lost", truth_path=truth) as desk:
        desk.sale(request)
    with desk_with(make_profile(), truth_path=truth) as desk:
        found = desk.terminal.query(request, record=desk.events.append)

        assert isinstance(found, Approved)
        assert desk.simulator.balance_twd == 5000 - 70


def test_a_truth_of_the_first_release_is_read_on(tmp_path: Path) -> None:
    truth = tmp_path / "truth.jsonl"
    line = '{"reference": "D01C1", "amount_twd": 100, "kind": "card", "approval_code": "A00001"}'
    truth.write_text(line + "\n", encoding="utf-8")

    book = ChargeBook(truth)

    assert [each.reference for each in book.charges] == ["D01C1"]
    assert book.net_twd("D01C1") == 100


def test_what_a_return_asks_for_is_what_its_block_says(profile: TerminalProfile) -> None:
    with desk_with(profile) as desk:
        request = sell_and_return(desk)

    asked = asked_return(profile, request)

    assert asked is not None
    values = layout_of(profile).read(asked.block())
    assert (values["trans_type"], values["store_id"]) == (asked.trans_type, request.reference)
