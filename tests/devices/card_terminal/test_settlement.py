"""A card terminal closes its day: totals, dialogues over a pseudo terminal, doubts."""

import itertools
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn

import pytest

from card_wire import ClockedTerminal, TerminalWire
from counter_app.devices.card_terminal import ecpay600, nccc400
from counter_app.devices.card_terminal.amounts import write_amount
from counter_app.devices.card_terminal.dialect import answer_reader, read_answer
from counter_app.devices.card_terminal.frames import Frame, encode_frame
from counter_app.devices.card_terminal.interpretation import (
    interpret_return,
    interpret_settlement,
    interpret_settlement_query,
)
from counter_app.devices.card_terminal.profile import (
    QueryWay,
    SettlementRules,
    TerminalProfile,
)
from counter_app.devices.card_terminal.simulated_answers import Values
from counter_app.devices.card_terminal.terminal import CardTerminal
from counter_app.devices.transport import DeviceUnreachable, UnreachableReason
from counter_app.domain.brands import CREDIT_GROUP, group_totals
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    Approved,
    BrandTotal,
    Declined,
    DeclineReason,
    NoQuery,
    NoSettlement,
    NotFound,
    Settled,
    SettleRequest,
    Unanswered,
    UnansweredReason,
)
from counter_app.domain.tenders import TenderKind
from devices.terminal_builders import (
    PROTOCOLS,
    REQUESTED_AT,
    Desk,
    card_numbers_in,
    desk_with,
    forget,
    make_profile,
    make_request,
    make_return,
    make_settlement,
    opener,
)

Why = UnansweredReason


@pytest.fixture(params=PROTOCOLS)
def profile(request: pytest.FixtureRequest) -> TerminalProfile:
    return make_profile(str(request.param))


def total(brand: str, count: int, amount: int) -> BrandTotal:
    return BrandTotal(brand=brand, count=count, amount_twd=Twd(amount))


EMPTY = tuple(
    total(brand, 0, 0) for brand in (CREDIT_GROUP, "EasyCard", "iPASS", "icash", "HappyCash")
)


def sell_some(desk: Desk) -> tuple[BrandTotal, ...]:
    """Sell by card and by e-ticket, void one, and return what our books hold by brand."""
    for amount in (1000, 2500):
        assert isinstance(desk.sale(make_request(amount_twd=Twd(amount))), Approved)
    voided = make_request(amount_twd=Twd(77))
    sale = desk.sale(voided)
    assert isinstance(sale, Approved)
    assert isinstance(desk.give_back(make_return(voided, sale)), Approved)
    eticket = make_request(kind=TenderKind.ETICKET, amount_twd=Twd(120))
    assert isinstance(desk.sale(eticket), Approved)
    return total("VISA", 2, 3500), total("EasyCard", 1, 120)


# --- the frame -------------------------------------------------------------------


def test_the_fields_of_a_settlement_tile_the_block() -> None:
    fields = nccc400.SETTLEMENT_LAYOUT.fields

    assert fields[0].start == 0
    assert all(one.end == other.start for one, other in itertools.pairwise(fields))
    assert fields[-1].end == 400
    places = {field.name: (field.start + 1, field.length) for field in fields}
    assert places["credit_count"] == (39, 4)
    assert places["amount"] == (43, 12)
    assert (places["easycard_count"], places["easycard_amount"]) == ((104, 3), (107, 10))
    assert (places["ipass_count"], places["ipass_amount"]) == ((117, 3), (120, 10))
    assert (places["icash_count"], places["icash_amount"]) == ((130, 3), (133, 10))
    assert (places["happycash_count"], places["happycash_amount"]) == ((143, 3), (146, 10))
    assert places["redeem_amount"] == (163, 12)


BLOCK = {
    "trans_type": "50",
    "credit_count": "0012",
    "amount": write_amount(34_567),
    "response_code": "0000",
    "easycard_count": "003",
    "easycard_amount": "0000036000",
    "ipass_count": "000",
    "ipass_amount": "0000000000",
    "happycash_count": "001",
    "happycash_amount": "0000001500",
    "date": "260115",
    "time": "093300",
}


def read_block(profile: TerminalProfile, **changes: str) -> object:
    data = nccc400.SETTLEMENT_LAYOUT.compose({**BLOCK, **changes})
    layout = nccc400.layout_for(data)
    kept = layout.to_lines(layout.scrub(data))
    return interpret_settlement(profile, make_settlement(), kept)


def test_totals_are_read_by_group_and_blank_issuers_are_zero() -> None:
    assert read_block(make_profile()) == Settled(
        totals=(
            total(CREDIT_GROUP, 12, 34_567),
            total("EasyCard", 3, 360),
            total("iPASS", 0, 0),
            total("icash", 0, 0),
            total("HappyCash", 1, 15),
        ),
        device_time="2026-01-15 09:33:00",
    )


def test_a_bank_may_write_etickets_without_cents() -> None:
    shipped = make_profile()
    rules = SettlementRules(trans_type="50", tells_totals=True, eticket_cents=False)
    profile = make_profile(settlement=rules)

    settled = read_block(profile, easycard_amount="0000000360", happycash_amount="0000000015")

    assert settled == read_block(shipped)


@pytest.mark.parametrize(
    "changes",
    [
        {"credit_count": ""},
        {"credit_count": "00x2"},
        {"amount": ""},
        {"amount": "000003456750"},
        {"easycard_count": ""},
        {"easycard_amount": ""},
        {"easycard_amount": "0000036050"},
        {"easycard_amount": "00000360"},
        {"icash_count": "001"},
    ],
)
def test_totals_that_are_not_whole_numbers_settle_nothing(changes: dict[str, str]) -> None:
    assert read_block(make_profile(), **changes) == Unanswered(reason=Why.GARBLED)


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"trans_type": "01"}, Unanswered(reason=Why.WRONG_TYPE)),
        ({"trans_type": "62"}, Unanswered(reason=Why.WRONG_TYPE)),
        ({"terminal_id": "87654321"}, Unanswered(reason=Why.WRONG_TERMINAL)),
        ({"terminal_id": ""}, Unanswered(reason=Why.WRONG_TERMINAL)),
        ({"date": "260114"}, Unanswered(reason=Why.WRONG_REFERENCE)),
        ({"response_code": "0005"}, Unanswered(reason=Why.ODD_CODE)),
        ({"response_code": "0001"}, Unanswered(reason=Why.ODD_CODE)),
        (
            {"response_code": "0002", "credit_count": "", "terminal_id": ""},
            Declined(reason=DeclineReason.CALL_BANK, code="0002"),
        ),
    ],
)
def test_an_answer_that_differs_in_one_thing_settles_nothing(
    changes: dict[str, str], outcome: object
) -> None:
    profile = make_profile(terminal_id="12345678")

    assert read_block(profile, **{"terminal_id": "12345678", **changes}) == outcome


def test_lines_that_make_no_sense_are_garbled() -> None:
    garbled = Unanswered(reason=Why.GARBLED)

    assert interpret_settlement(make_profile(), make_settlement(), b"?") == garbled
    assert interpret_settlement_query(make_profile(), make_settlement(), b"?") == garbled


# --- a day -----------------------------------------------------------------------------


def test_a_terminal_tells_what_it_holds_and_starts_anew() -> None:
    with desk_with(make_profile()) as desk:
        books = sell_some(desk)

        first = desk.settle(make_settlement(expected=books))

        assert isinstance(first, Settled)
        assert group_totals(first.totals) == group_totals(books)
        assert (first.terminal_id, first.batch_number) == ("SIM00001", "000001")
        assert first.device_time == "2026-01-15 09:31:00"
        sale = desk.sale(make_request())
        assert isinstance(sale, Approved)
        assert sale.batch_number == "000002"


def test_a_second_settlement_would_tell_zeros_and_destroy_the_comparison() -> None:
    with desk_with(make_profile(), *[None] * 5, "answer_lost") as desk:
        books = sell_some(desk)
        request = make_settlement(expected=books)
        assert desk.settle(request) == Unanswered(reason=Why.SILENCE)

        # The way back: ask. The control: settle again.
        found = desk.terminal.query_settlement(request, record=desk.events.append)
        repeated = desk.settle(make_settlement(expected=books))

        assert isinstance(found, Settled)
        assert group_totals(found.totals) == group_totals(books)
        assert isinstance(repeated, Settled)
        assert repeated.totals == EMPTY
        assert len(desk.simulator.book.batches) == 2


def test_a_sale_that_is_voided_after_the_settlement_is_not_known_any_more() -> None:
    with desk_with(make_profile()) as desk:
        request = make_request()
        sale = desk.sale(request)
        assert isinstance(sale, Approved)
        desk.settle(make_settlement())

        assert isinstance(desk.give_back(make_return(request, sale)), Declined)
        refund = make_return(request, sale, is_settled=True)
        assert isinstance(desk.give_back(refund), Approved)
        assert desk.simulator.book.net_twd(request.reference) == 0


def test_ecpay_closes_its_day_and_tells_no_totals() -> None:
    with desk_with(make_profile("ecpay600")) as desk:
        desk.sale(make_request())

        settled = desk.settle(make_settlement(expected=(total("VISA", 1, 1234),)))

        assert settled == Settled(
            totals=(), terminal_id="SIM00001", device_time="2026-01-15 09:31:00"
        )
        query = desk.terminal.query_settlement(make_settlement(), record=desk.events.append)
        assert query == NoQuery()


def test_the_block_that_asks_ecpay_is_sealed_and_names_us() -> None:
    data = ecpay600.build_settlement(asked_at=REQUESTED_AT, reference="D01Z1", pos_number="01")

    assert ecpay600.has_request_seal(data)
    assert (data[:2], data[108:113]) == (b"50", b"D01Z1")


def test_a_profile_without_settlement_is_not_asked() -> None:
    with desk_with(make_profile(settlement=SettlementRules())) as desk:
        assert desk.settle(make_settlement()) == NoSettlement()
        query = desk.terminal.query_settlement(make_settlement(), record=desk.events.append)
        assert query == NoQuery()
        assert desk.events == []


# --- fault by fault ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "ending", "closed"),
    [
        ("nak", Settled, 1),
        ("no_ack", Settled, 1),
        ("late:150", Settled, 1),
        ("wrong_lrc", Settled, 1),
        ("split", Settled, 1),
        ("noise", Settled, 1),
        ("twice", Settled, 1),
        ("declined_then_approved", Settled, 1),
        ("previous_answer", Settled, 1),
        ("declined", Declined, 0),
        ("nak:9", Why.REFUSED_BY_LINK, 0),
        ("dead", Why.NO_ACKNOWLEDGEMENT, 0),
        ("silent", Why.SILENCE, 0),
        ("answer_lost", Why.SILENCE, 1),
        ("late:900", Why.SILENCE, 1),
        ("wrong_lrc_always", Why.GARBLED, 1),
        ("wrong_type", Why.WRONG_TYPE, 1),
        ("wrong_reference", Why.WRONG_REFERENCE, 1),
        ("previous_answer_only", Why.WRONG_REFERENCE, 0),
        ("host_timeout", Why.ODD_CODE, 1),
        ("unplug_before_ack", Why.WIRE_BROKE, 0),
        ("unplug_after_ack", Why.WIRE_BROKE, 0),
        ("unplug_mid_answer", Why.WIRE_BROKE, 1),
        ("unplug_after_approval", Why.WIRE_BROKE, 1),
    ],
)
def test_every_fault_has_its_ending(
    profile: TerminalProfile, fault: str, ending: type | UnansweredReason, closed: int
) -> None:
    with desk_with(profile, None, fault) as desk:
        desk.sale(make_request())

        outcome = desk.settle(make_settlement(expected=(total("VISA", 1, 1234),)))

        if isinstance(ending, UnansweredReason):
            assert outcome == Unanswered(reason=ending)
        else:
            assert isinstance(outcome, ending)
        assert len(desk.simulator.book.batches) == closed


def test_totals_nobody_expected_count_only_if_they_come_twice() -> None:
    with desk_with(make_profile(), None, "other_amount", None) as desk:
        desk.sale(make_request())
        wrong = desk.settle(make_settlement(expected=(total("VISA", 1, 1234),)))
        desk.sale(make_request())
        right = desk.settle(make_settlement(expected=(total("VISA", 2, 9999),)))

    assert wrong == Unanswered(reason=Why.GARBLED)
    assert isinstance(right, Settled)
    assert right.totals[0] == total(CREDIT_GROUP, 1, 1234)
    queries = [lines for lines in desk.frames("sent") if b"trans_type=62" in lines]
    assert len(queries) == 2


def test_totals_that_are_asked_for_are_read_twice_too() -> None:
    with desk_with(make_profile(), None, "answer_lost") as desk:
        desk.sale(make_request())
        request = make_settlement(expected=(total("VISA", 2, 9999),))
        desk.settle(request)

        found = desk.terminal.query_settlement(request, record=desk.events.append)

        assert isinstance(found, Settled)
        assert sum(b"trans_type=62" in lines for lines in desk.frames("sent")) == 2


def test_expected_totals_need_no_second_reading() -> None:
    with desk_with(make_profile()) as desk:
        desk.settle(make_settlement(expected=sell_some(desk)))

        assert not any(b"trans_type=62" in lines for lines in desk.frames("sent"))


def test_where_there_is_no_query_the_totals_stand_as_they_came() -> None:
    with desk_with(make_profile(query=QueryWay.NONE)) as desk:
        desk.sale(make_request())

        assert isinstance(desk.settle(make_settlement()), Settled)


def test_an_answer_with_a_card_number_in_it_tells_no_totals() -> None:
    with desk_with(make_profile(), None, "leak") as desk:
        desk.sale(make_request())
        request = make_settlement(expected=(total("VISA", 1, 1234),))

        assert isinstance(desk.settle(request), Unanswered)
        found = desk.terminal.query_settlement(request, record=desk.events.append)
        assert isinstance(found, Settled)


def test_a_terminal_that_is_gone_before_the_second_reading_has_told_nothing() -> None:
    profile = make_profile()
    with desk_with(profile) as desk:
        desk.sale(make_request())
        terminal = TerminalThatVanishes(opener(desk.simulator, profile), profile)
        desk.terminal.close()

        outcome = terminal.settle(make_settlement(), record=desk.events.append)
        terminal.close()

    assert outcome == Unanswered(reason=Why.WIRE_BROKE)


class TerminalThatVanishes(CardTerminal):
    """Loses its wire as soon as it has told its totals."""

    def _query_settlement(self, *arguments: Any, **named: Any) -> NoReturn:  # noqa: ANN401 - unused
        assert arguments
        assert named
        raise DeviceUnreachable(port="gone", reason=UnreachableReason.MISSING)


# --- asking afterwards ---------------------------------------------------------------------


def test_a_settlement_that_never_happened_is_not_found() -> None:
    with desk_with(make_profile(), None, "silent") as desk:
        desk.sale(make_request())
        request = make_settlement()
        desk.settle(request)

        found = desk.terminal.query_settlement(request, record=desk.events.append)

        assert found == NotFound()


def test_the_settlement_of_yesterday_is_not_todays() -> None:
    with desk_with(make_profile(), None, None, "silent") as desk:
        desk.sale(make_request())
        desk.settle(make_settlement())
        today = make_settlement(requested_at=REQUESTED_AT + timedelta(days=1))
        desk.settle(today)

        found = desk.terminal.query_settlement(today, record=desk.events.append)

        assert found == NotFound()


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({}, Settled),
        ({"date": ""}, Unanswered(reason=Why.WRONG_REFERENCE)),
        ({"date": "260114"}, NotFound()),
        ({"terminal_id": "87654321"}, Unanswered(reason=Why.WRONG_TERMINAL)),
        ({"trans_type": "62", "response_code": "0088"}, NotFound()),
        ({"trans_type": "62"}, Unanswered(reason=Why.ODD_CODE)),
        ({"trans_type": "01"}, NotFound()),
        ({"trans_type": "01", "time": "104500"}, Unanswered(reason=Why.WRONG_REFERENCE)),
        ({"trans_type": "04"}, Unanswered(reason=Why.WRONG_TYPE)),
    ],
)
def test_a_repeated_last_answer_is_this_settlement_or_another(
    changes: dict[str, str], outcome: object
) -> None:
    profile = make_profile(terminal_id="12345678", not_found_codes=frozenset({"0088"}))
    data = nccc400.SETTLEMENT_LAYOUT.compose({**BLOCK, "terminal_id": "12345678", **changes})
    layout = nccc400.layout_for(data)
    lines = layout.to_lines(layout.scrub(data))

    found = interpret_settlement_query(profile, make_settlement(), lines)

    assert found == outcome or (outcome is Settled and isinstance(found, Settled))


# --- card numbers ----------------------------------------------------------------------------


def test_no_card_number_and_no_expiry_date_gets_past_the_parser(profile: TerminalProfile) -> None:
    with desk_with(profile, None, "leak") as desk:
        desk.sale(make_request())
        desk.settle(make_settlement())
        leaked = desk.simulator.leaked_numbers

    kept = b"".join(event.data for event in desk.events)
    assert len(leaked) == 3
    assert card_numbers_in(kept) == []
    assert not any(number[6:].encode() in kept for number in leaked)
    sale_of_type_50 = nccc400.LAYOUT.compose(
        {"trans_type": "50", "card_number": "4111111111111111", "card_expiry": "2812"}
    )
    masked = nccc400.gate(sale_of_type_50)
    assert masked is not None
    assert b"2812" not in masked


# --- frames that were tampered with ------------------------------------------------------------


def mutated(frame: bytes, rng: random.Random) -> bytes:
    """Change a frame so that its checksum does not notice: flips in one column, swaps."""
    changed = bytearray(frame)
    first, second = rng.sample(range(1, len(frame) - 2), 2)
    if rng.randrange(3):
        bit = 1 << rng.randrange(7)
        changed[first] ^= bit
        changed[second] ^= bit
    else:
        changed[first], changed[second] = changed[second], changed[first]
    return bytes(changed)


class NoisyWire(TerminalWire):
    """A line that changes the answer to a settlement on its way, once."""

    def __init__(self, profile: TerminalProfile, truth: Path, rng: random.Random) -> None:
        super().__init__(profile, truth, clock=lambda: REQUESTED_AT + timedelta(minutes=1))
        self.rng = rng
        self.passed = set[bytes]()

    def _answer(self, values: Values) -> None:
        frame = encode_frame(self._writer.compose(values))
        if self.settlements_seen and not self.passed:
            frame = mutated(frame, self.rng)
            self.passed.add(frame)
        self._to_desk.append(frame)


@contextmanager
def busy_truth(profile: TerminalProfile, folder: Path) -> Iterator[tuple[Path, SettleRequest]]:
    """Make a terminal with some sales and yield its truth before any settlement."""
    truth = folder / "truth.jsonl"
    wire = TerminalWire(profile, truth, clock=lambda: REQUESTED_AT)
    terminal = ClockedTerminal(wire, profile)
    for amount in (100, 250, 3000):
        terminal.sale(make_request(amount_twd=Twd(amount)), record=forget)
    yield truth, make_settlement(expected=(total("VISA", 3, 3350),))


@pytest.mark.parametrize("size", [1_500, pytest.param(20_000, marks=pytest.mark.nightly)])
def test_no_line_noise_changes_the_totals_of_a_day(tmp_path: Path, size: int) -> None:
    profile, rng = make_profile(), random.Random(20_260_115)
    kept_right, kept_wrong, naively_wrong = 0, 0, 0
    told = (total(CREDIT_GROUP, 3, 3350),)
    with busy_truth(profile, tmp_path) as (truth, request):
        sales = truth.read_bytes()
        for _ in range(size):
            truth.write_bytes(sales)
            wire = NoisyWire(profile, truth, rng)
            outcome = ClockedTerminal(wire, profile).settle(request, record=forget)
            if isinstance(outcome, Settled):
                kept_wrong += group_totals(outcome.totals) != told
                kept_right += group_totals(outcome.totals) == told
            (frame,) = wire.passed
            # The control: whoever takes what the checksum lets through.
            for event in answer_reader(profile).feed(frame):
                if isinstance(event, Frame):
                    layout = nccc400.layout_for(event.data)
                    answer = read_answer(profile, layout.to_lines(event.data))
                    known = answer is not None and answer.totals
                    naive = group_totals(answer.totals) if answer and known else None
                    naively_wrong += naive not in {None, told}

    assert kept_wrong == 0
    assert kept_right > 0
    assert naively_wrong > 0


@pytest.mark.parametrize("size", [20_000, pytest.param(200_000, marks=pytest.mark.nightly)])
def test_no_line_noise_makes_another_return_of_it(size: int) -> None:
    rng = random.Random(20_260_116)
    profile = make_profile(terminal_id="SIM00001")
    with desk_with(profile) as desk:
        sold = make_request()
        sale = desk.sale(sold)
        assert isinstance(sale, Approved)
        request = make_return(sold, sale, is_settled=True)
        desk.give_back(request)
        lines = desk.frames("received")[-1]
    values = dict(line.split("=", 1) for line in lines.decode().splitlines())
    frame = encode_frame(nccc400.LAYOUT.compose(values))
    meant = ("02", request.amount_twd, request.reference, "SIM00001")
    taken, naive = set(), set()
    for _ in range(size):
        for event in answer_reader(profile).feed(mutated(frame, rng)):
            if not isinstance(event, Frame):
                continue
            kept = nccc400.LAYOUT.to_lines(event.data)
            answer = read_answer(profile, kept)
            assert answer is not None
            said = (answer.trans_type, answer.amount_twd, answer.reference, answer.terminal_id)
            naive.add(said)
            if isinstance(interpret_return(profile, request, kept), Approved):
                taken.add(said)

    assert taken == {meant}
    assert len(naive) > 50
