"""A terminal that leaks whole card numbers and tracks: none of it is found anywhere of ours."""

import logging
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from card_wire import TERMINAL, Manner, TerminalWire, machine_on, profile
from counter_app.devices.card_numbers import is_luhn_valid
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import DeviceEvent
from counter_app.domain.payments import Payment, PaymentId
from counter_app.domain.staff import Role
from counter_app.domain.tenders import Tender, TenderKind
from counter_app.services.desk import Desk
from counter_app.services.machines import TerminalMachine
from counter_app.services.payments import ask_machine, begin_machine_tender
from counter_app.services.recovery import query_machine, recover_without_asking, resolve_by_slip
from counter_app.store.opening import reading
from counter_app.store.schema import metadata
from factories import make_actor, make_draft, make_fee, open_shift

CLERK = make_actor()
SUPERVISOR = make_actor(Role.SUPERVISOR)
DIALOGUES = 100
KINDS = {
    "nccc400": (TenderKind.CARD, TenderKind.MOBILE_PAY, TenderKind.ETICKET),
    "ecpay600": (TenderKind.CARD, TenderKind.MOBILE_PAY),
}
# Random letters and digits: a run of them that looks like a card number is none.
RANDOM_COLUMNS = {"row_hash", "previous_hash", "card_id_hash", "reference", "tender_id"}


def everything_in(engine: Engine) -> Iterator[tuple[str, str]]:
    """Give every value of every table, deciphered, as text."""
    with reading(engine) as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)).mappings():
                for name, value in row.items():
                    text = value.decode("latin-1") if isinstance(value, bytes) else str(value)
                    yield f"{table.name}.{name}", text


def card_numbers_in(text: str) -> list[str]:
    """Return everything in a text that could be a card number, with or without gaps."""
    found = []
    for run in re.findall(r"\d(?:[ -]?\d){12,}", text):
        digits = re.sub(r"\D", "", run)
        found += [
            digits[start : start + length]
            for length in range(13, 20)
            for start in range(len(digits) - length + 1)
            if is_luhn_valid(digits[start : start + length])
            and digits[start : start + length].strip("0")
        ]
    return found


def leaks(texts: Iterator[tuple[str, str]], leaked: list[str]) -> list[str]:
    """Return where a leaked number, or anything like one, stands."""
    places = []
    for place, text in texts:
        if any(number in text for number in leaked):
            places.append(place)
        if place.partition(".")[2] not in RANDOM_COLUMNS and any(
            number in leaked for number in card_numbers_in(text)
        ):
            places.append(place)
    return places


def resolve(desk: Desk, machine: TerminalMachine, payment: Payment, tender: Tender) -> None:
    """Climb the ladder as the desk does, so that its words are swept too."""
    query_machine(desk, CLERK, machine, payment_id=payment.payment_id, tender_id=tender.tender_id)
    recover_without_asking(desk, CLERK, {TERMINAL: machine})
    with desk.open_unit() as unit:
        still_open = unit.payments.get(payment.payment_id).open_tender
    if still_open is not None:
        resolve_by_slip(
            desk,
            CLERK,
            SUPERVISOR,
            payment_id=payment.payment_id,
            tender_id=tender.tender_id,
            was_charged=False,
        )


@pytest.mark.parametrize("protocol", sorted(KINDS))
def test_no_card_number_is_stored_or_logged(
    desk: Desk,
    engine: Engine,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    protocol: str,
) -> None:
    caplog.set_level(logging.DEBUG, logger="counter_app")
    open_shift(desk)
    terminal = profile(protocol)
    manners = [Manner.LEAKS] * DIALOGUES
    wire = TerminalWire(terminal, tmp_path / "truth", *manners, balance_twd=9_000)
    machine = machine_on(wire, terminal)
    for index in range(DIALOGUES):
        kind = KINDS[protocol][index % len(KINDS[protocol])]
        payment, tender = begin_machine_tender(
            desk,
            CLERK,
            make_draft(fees=(make_fee(),), payment_id=PaymentId(f"p-{index}")),
            kind=kind,
            amount_twd=Twd(6),
            device=TERMINAL,
            agreed_twd=Twd(6),
        )
        settlement = ask_machine(
            desk, CLERK, machine, payment_id=payment.payment_id, tender_id=tender.tender_id
        )
        if settlement.receipt is None:
            resolve(desk, machine, payment, tender)

    assert len(wire.leaked) >= DIALOGUES
    assert leaks(everything_in(engine), wire.leaked) == []
    assert leaks(iter([("log", caplog.text)]), wire.leaked) == []
    # Not even half a number: what may stay is six digits in front and four at the end.
    halves = {number[:9] for number in wire.leaked} | {number[-9:] for number in wire.leaked}
    assert [
        (place, text) for place, text in everything_in(engine) for half in halves if half in text
    ] == []


def test_the_sweep_finds_a_number_that_is_there(desk: Desk, engine: Engine) -> None:
    # The control: a frame that was not masked is found, in one piece or in groups.
    open_shift(desk)
    number = "4111111111111111"
    payment, tender = begin_machine_tender(
        desk,
        CLERK,
        make_draft(fees=(make_fee(),)),
        kind=TenderKind.CARD,
        amount_twd=Twd(6),
        device=TERMINAL,
        agreed_twd=Twd(6),
    )
    grouped = " ".join(number[i:j] for i, j in pairwise((0, 4, 8, 12, 16)))
    for data in (f"card={number}", f"card={grouped}"):
        with desk.open_unit() as unit:
            event = DeviceEvent(direction="received", what="frame", data=data.encode())
            unit.tender_events.add(tender.tender_id, event, at=desk.clock())
            unit.commit()

    assert payment.state.value == "open"
    assert len(leaks(everything_in(engine), [number])) >= 2
