import random
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.devices.card_terminal.amounts import write_amount
from counter_app.devices.card_terminal.dialect import (
    answer_reader,
    asked_sale,
    layout_of,
    read_answer,
    sale_data,
)
from counter_app.devices.card_terminal.frames import Frame, FrameReader, encode_frame
from counter_app.devices.card_terminal.interpretation import (
    interpret,
    interpret_query,
    is_ready_answer,
)
from counter_app.devices.card_terminal.profile import QueryWay, TerminalProfile
from counter_app.devices.card_terminal.simulated_answers import AnswerWriter, read_incoming
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    DeclineReason,
    InProgress,
    NotFound,
    SaleRequest,
    Unanswered,
    UnansweredReason,
)
from counter_app.domain.tenders import TenderKind
from devices.terminal_builders import PROTOCOLS, REQUESTED_AT, make_profile, make_request

TERMINAL_ID = "12345678"
BALANCES = (Twd(5000), Twd(3766))


def answer_block(
    profile: TerminalProfile, request: SaleRequest, changes: Mapping[str, str] | None = None
) -> bytes:
    """Return the block of an approval, changed, with whatever seal belongs to it then."""
    writer = AnswerWriter(profile, rng=random.Random(1), clock=lambda: REQUESTED_AT)
    incoming = read_incoming(profile, sale_data(profile, request))
    eticket = request.kind is TenderKind.ETICKET
    values = writer.approved(incoming, balances_twd=BALANCES if eticket else None)
    return writer.compose({**values, **(changes or {})})


def kept(profile: TerminalProfile, data: bytes) -> bytes:
    layout = layout_of(profile)
    return layout.to_lines(layout.scrub(data))


def answer_lines(profile: TerminalProfile, request: SaleRequest, **changes: str) -> bytes:
    return kept(profile, answer_block(profile, request, changes))


def why(outcome: object) -> UnansweredReason:
    assert isinstance(outcome, Unanswered)
    return outcome.reason


@pytest.fixture(params=PROTOCOLS)
def profile(request: pytest.FixtureRequest) -> TerminalProfile:
    return make_profile(str(request.param), terminal_id=TERMINAL_ID)


def test_an_answer_to_this_very_request_is_approved(profile: TerminalProfile) -> None:
    request = make_request()

    outcome = interpret(profile, request, answer_lines(profile, request))

    assert isinstance(outcome, Approved)
    assert (outcome.amount_twd, outcome.reference) == (request.amount_twd, request.reference)
    assert (outcome.terminal_id, outcome.approval_code) == (TERMINAL_ID, "A00001")
    assert outcome.masked_card == "431112******1234"
    assert outcome.device_time == "2026-01-15 09:30:00"


def test_an_eticket_tells_its_balances() -> None:
    profile, request = make_profile(), make_request(kind=TenderKind.ETICKET)

    outcome = interpret(profile, request, answer_lines(profile, request, approval_number=""))

    assert isinstance(outcome, Approved)
    assert (outcome.balance_before_twd, outcome.balance_after_twd) == BALANCES
    assert outcome.card_brand == "EasyCard"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"trans_type": "02"}, UnansweredReason.WRONG_TYPE),
        ({"terminal_id": "87654321"}, UnansweredReason.WRONG_TERMINAL),
        ({"terminal_id": ""}, UnansweredReason.WRONG_TERMINAL),
        ({"store_id": "D01C999999"}, UnansweredReason.WRONG_REFERENCE),
        ({"amount": write_amount(1235)}, UnansweredReason.WRONG_AMOUNT),
        ({"amount": "000000123450"}, UnansweredReason.WRONG_AMOUNT),
        ({"amount": ""}, UnansweredReason.WRONG_AMOUNT),
        ({"approval_number": ""}, UnansweredReason.GARBLED),
        ({"response_code": "0003"}, UnansweredReason.ODD_CODE),
        ({"response_code": "9999"}, UnansweredReason.ODD_CODE),
        ({"response_code": ""}, UnansweredReason.ODD_CODE),
    ],
)
def test_an_answer_that_differs_in_one_thing_settles_nothing(
    profile: TerminalProfile, changes: dict[str, str], reason: UnansweredReason
) -> None:
    request = make_request()

    assert why(interpret(profile, request, answer_lines(profile, request, **changes))) is reason


@pytest.mark.parametrize(
    ("kind", "indicator", "matches"),
    [
        (TenderKind.CARD, "C", True),
        (TenderKind.CARD, "S", True),
        (TenderKind.CARD, "E", False),
        (TenderKind.CARD, "", False),
        (TenderKind.ETICKET, "N", False),
        (TenderKind.MOBILE_PAY, "W", True),
        (TenderKind.MOBILE_PAY, "N", False),
    ],
)
def test_credit_eticket_and_wallet_are_told_apart(
    kind: TenderKind, indicator: str, *, matches: bool
) -> None:
    profile, request = make_profile(), make_request(kind=kind)

    outcome = interpret(profile, request, answer_lines(profile, request, indicator=indicator))

    assert isinstance(outcome, Approved) is matches


def test_a_clear_no_is_a_decline_with_its_reason(profile: TerminalProfile) -> None:
    request = make_request()
    lines = answer_lines(profile, request, response_code="0002", approval_number="")

    assert interpret(profile, request, lines) == Declined(
        reason=DeclineReason.CALL_BANK, code="0002"
    )


def test_a_no_that_leaves_fields_blank_counts_if_it_names_us() -> None:
    profile, request = make_profile(terminal_id=TERMINAL_ID), make_request()
    blank = {"response_code": "0006", "amount": "", "indicator": "", "terminal_id": ""}

    named = answer_lines(profile, request, **blank)
    nameless = answer_lines(profile, request, **blank, store_id="")

    assert interpret(profile, request, named) == Declined(
        reason=DeclineReason.CANCELLED_BY_USER, code="0006"
    )
    assert isinstance(interpret(profile, request, nameless), Unanswered)


def test_the_no_to_another_sale_is_not_ours(profile: TerminalProfile) -> None:
    before = answer_lines(profile, make_request(), response_code="0002")

    assert why(interpret(profile, make_request(), before)) is UnansweredReason.WRONG_REFERENCE


def test_the_hash_of_our_request_names_us_where_the_reference_is_not_repeated() -> None:
    profile, request = make_profile("ecpay600"), make_request()

    ours = answer_lines(profile, request, store_id="")
    theirs = answer_lines(profile, make_request(), store_id="")

    assert isinstance(interpret(profile, request, ours), Approved)
    assert why(interpret(profile, request, theirs)) is UnansweredReason.WRONG_REFERENCE


def test_without_echo_the_amount_has_to_do(profile: TerminalProfile) -> None:
    profile = make_profile(profile.protocol.value, reference_echoed=False)
    request = make_request()

    assert isinstance(
        interpret(profile, request, answer_lines(profile, request, store_id="SHOP1")), Approved
    )


@pytest.mark.parametrize("reference", ["4111111111111111", "R11401000123"])
def test_a_reference_that_looks_like_a_card_number_is_still_ours(reference: str) -> None:
    profile, request = make_profile(), make_request(reference=reference)

    assert isinstance(interpret(profile, request, answer_lines(profile, request)), Approved)


@pytest.mark.parametrize("lines", [b"no sign", b"\xff"])
def test_lines_that_make_no_sense_are_garbled(profile: TerminalProfile, lines: bytes) -> None:
    assert why(interpret(profile, make_request(), lines)) is UnansweredReason.GARBLED
    asked = asked_sale(profile, make_request())
    assert why(interpret_query(profile, asked, lines)) is UnansweredReason.GARBLED


# --- the query ---------------------------------------------------------------


def queried(request: SaleRequest, profile: TerminalProfile, **changes: str) -> object:
    lines = answer_lines(profile, request, **changes)
    return interpret_query(profile, asked_sale(profile, request), lines)


def check(found: object, outcome: type | UnansweredReason) -> None:
    if isinstance(outcome, UnansweredReason):
        assert why(found) is outcome
    else:
        assert isinstance(found, outcome)


LATER = {"date": "260115", "time": "093501"}


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({}, Approved),
        ({"store_id": "D01C999999"}, NotFound),
        ({"store_id": "D01C999999", **LATER}, UnansweredReason.WRONG_REFERENCE),
        ({"trans_type": "30"}, NotFound),
        ({"trans_type": "50"}, NotFound),
        ({"trans_type": "50", **LATER}, UnansweredReason.WRONG_REFERENCE),
        ({"trans_type": "04"}, UnansweredReason.WRONG_TYPE),
        ({"trans_type": "62"}, UnansweredReason.ODD_CODE),
        ({"trans_type": "62", "response_code": "0001"}, UnansweredReason.ODD_CODE),
        ({"trans_type": "62", "response_code": "0088"}, NotFound),
        ({"trans_type": "62", "response_code": "0099"}, InProgress),
        ({"response_code": "0002"}, Declined),
        ({"response_code": "0003"}, UnansweredReason.ODD_CODE),
        ({"response_code": "0010"}, UnansweredReason.ODD_CODE),
        ({"amount": write_amount(1)}, UnansweredReason.WRONG_AMOUNT),
        ({"terminal_id": "87654321"}, UnansweredReason.WRONG_TERMINAL),
        ({"store_id": ""}, UnansweredReason.WRONG_REFERENCE),
    ],
)
def test_a_repeated_last_answer_is_our_sale_or_says_that_there_is_none(
    changes: dict[str, str], outcome: type | UnansweredReason
) -> None:
    profile = make_profile(
        terminal_id=TERMINAL_ID,
        in_progress_codes=frozenset({"0099"}),
        not_found_codes=frozenset({"0088"}),
    )

    check(queried(make_request(), profile, **changes), outcome)


def make_reprinter(**changes: Any) -> TerminalProfile:  # noqa: ANN401 - its fields
    return make_profile(
        query=QueryWay.REPRINT_LAST,
        query_type="91",
        not_found_codes=frozenset({"0001"}),
        **changes,
    )


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({}, Approved),
        ({"store_id": "D01C999999"}, NotFound),
        ({"store_id": "D01C999999", **LATER}, UnansweredReason.WRONG_REFERENCE),
        ({"response_code": "0001"}, NotFound),
        ({"response_code": "0099"}, InProgress),
        ({"amount": write_amount(1)}, UnansweredReason.WRONG_AMOUNT),
        ({"terminal_id": "87654321"}, UnansweredReason.WRONG_TERMINAL),
        ({"response_code": "0005"}, UnansweredReason.ODD_CODE),
        ({"trans_type": "50"}, UnansweredReason.WRONG_TYPE),
        ({"trans_type": "01"}, Approved),
    ],
)
def test_a_reprint_is_our_sale_or_says_that_there_is_none(
    changes: dict[str, str], outcome: type | UnansweredReason
) -> None:
    profile = make_reprinter(terminal_id=TERMINAL_ID, in_progress_codes=frozenset({"0099"}))

    check(queried(make_request(), profile, **{"trans_type": "91", **changes}), outcome)


@pytest.mark.parametrize(
    ("profile", "trans_type"),
    [
        (make_profile(reference_echoed=False), "01"),
        (make_reprinter(reference_echoed=False), "91"),
    ],
)
def test_without_echo_a_query_goes_by_amount_and_time(
    profile: TerminalProfile, trans_type: str
) -> None:
    later = make_request(requested_at=REQUESTED_AT + timedelta(minutes=6))
    changes = {"store_id": "", "trans_type": trans_type}

    assert isinstance(queried(make_request(), profile, **changes), Approved)
    assert isinstance(queried(later, profile, **changes), NotFound)
    other = queried(make_request(), profile, **{**changes, "amount": write_amount(1)})
    assert isinstance(other, NotFound)
    timeless = queried(make_request(), profile, **{**changes, "date": ""})
    assert why(timeless) is UnansweredReason.WRONG_REFERENCE


def test_an_echo_is_ready_only_if_it_says_so() -> None:
    profile = make_profile("ecpay600")

    assert is_ready_answer(profile, b"trans_type=80\nresponse_code=0000\n", trans_type="80")
    assert not is_ready_answer(profile, b"trans_type=80\nresponse_code=0003\n", trans_type="80")
    assert not is_ready_answer(profile, b"trans_type=01\nresponse_code=0000\n", trans_type="80")
    assert not is_ready_answer(profile, b"?", trans_type="80")


# --- frames that were tampered with ------------------------------------------


def mutated(frame: bytes, rng: random.Random) -> bytes:
    """Change a frame as a bad line does: flips in one column, swaps, lost and doubled bytes."""
    frame_bytes = bytearray(frame)
    first, second = rng.sample(range(1, len(frame) - 2), 2)
    match rng.randrange(5):
        case 0:
            frame_bytes[first] = rng.randrange(256)
        case 1 | 2:  # What the checksum cannot see.
            bit = 1 << rng.randrange(7)
            frame_bytes[first] ^= bit
            frame_bytes[second] ^= bit
        case 3:
            frame_bytes[first], frame_bytes[second] = frame_bytes[second], frame_bytes[first]
        case _:
            del frame_bytes[first]
            frame_bytes.insert(second, 0x30)
    return bytes(frame_bytes)


def intent_of(profile: TerminalProfile, lines: bytes) -> tuple[object, ...]:
    answer = read_answer(profile, lines)
    assert answer is not None
    indicators = profile.indicators[TenderKind.CARD]
    return (
        answer.trans_type,
        answer.indicator in indicators,
        answer.amount_twd,
        answer.reference,
    )


@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_no_mutated_frame_is_approved_unless_it_still_says_what_was_asked(seed: int) -> None:
    rng = random.Random(seed)
    profile = make_profile(rng.choice(PROTOCOLS), terminal_id=TERMINAL_ID)
    request = make_request(reference="D01C000001")
    asked = intent_of(profile, answer_lines(profile, request))
    frame = mutated(encode_frame(answer_block(profile, request)), rng)

    for event in answer_reader(profile).feed(frame):
        if isinstance(event, Frame):
            lines = kept(profile, event.data)
            if isinstance(interpret(profile, request, lines), Approved):
                assert intent_of(profile, lines) == asked


def test_the_checksum_alone_would_take_other_amounts() -> None:
    # The control of the test above: the same mutations, and nobody compares.
    rng = random.Random(7)
    profile, request = make_profile("nccc400"), make_request()
    block = answer_block(profile, request)
    taken: set[object] = set()
    for _ in range(4000):
        reader = FrameReader(layout_of(profile).data_bytes, lambda data: data)
        for event in reader.feed(mutated(encode_frame(block), rng)):
            if isinstance(event, Frame):
                taken.add(layout_of(profile).read(event.data).get("amount"))

    assert len(taken) > 1
