"""The machines as the services see them: every method, on real frames and files."""

from pathlib import Path

import pytest

from card_wire import Manner, make_machine, read_book
from counter_app.domain.brands import CREDIT_GROUP
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    Approved,
    BrandTotal,
    DeviceEvent,
    NoQuery,
    NotFound,
    Settled,
    Unanswered,
    UnansweredReason,
)
from counter_app.services.machines import ReaderMachine
from devices.reader_builders import make_debit, make_reader_desk
from devices.terminal_builders import make_request, make_return, make_settlement
from factories import NOON


class Kept(list[DeviceEvent]):
    """Everything that was recorded."""

    @property
    def last_answer(self) -> bytes:
        answers = [
            event.data
            for event in self
            if event.direction == "received" and event.what in {"frame", "file"}
        ]
        return answers[-1]


def no_step(_step: object) -> None:
    pass


def test_a_terminal_gives_back_is_asked_and_settles_under_its_name(tmp_path: Path) -> None:
    machine, wire = make_machine(tmp_path / "truth")
    kept = Kept()
    request = make_request(requested_at=NOON)
    sale = machine.sale(request, record=kept.append, on_step=no_step)
    assert isinstance(sale, Approved)
    back = make_return(request, sale, requested_at=NOON)

    returned = machine.give_back(back, record=kept.append, on_step=no_step)
    stored = machine.interpret_return(back, kept.last_answer)
    asked = machine.query_return(back, record=kept.append)
    close = make_settlement(requested_at=NOON)
    settled = machine.settle(close, record=kept.append, on_step=no_step)
    stored_totals = machine.interpret_settlement(close, kept.last_answer)
    asked_totals = machine.query_settlement(close, record=kept.append)

    assert isinstance(returned, Approved)
    assert returned == stored == asked
    assert isinstance(settled, Settled)
    assert settled == stored_totals == asked_totals
    nothing = BrandTotal(brand=CREDIT_GROUP, count=0, amount_twd=Twd(0))
    assert settled.totals[0] == nothing
    assert (wire.sales_seen, wire.returns_seen, wire.settlements_seen) == (1, 1, 1)
    assert read_book(tmp_path / "truth").net_twd(request.reference) == 0


@pytest.mark.parametrize("manner", [Manner.LOSES_ANSWER, Manner.BREAKS, Manner.STAYS_SILENT])
def test_a_return_whose_answer_is_lost_is_found_by_asking(tmp_path: Path, manner: Manner) -> None:
    machine, wire = make_machine(tmp_path / "truth", Manner.APPROVES, manner)
    kept = Kept()
    request = make_request(requested_at=NOON)
    sale = machine.sale(request, record=kept.append, on_step=no_step)
    assert isinstance(sale, Approved)
    back = make_return(request, sale, requested_at=NOON)

    lost = machine.give_back(back, record=kept.append, on_step=no_step)
    found = machine.query_return(back, record=kept.append)

    assert isinstance(lost, Unanswered)
    happened = manner is not Manner.STAYS_SILENT
    assert isinstance(found, Approved if happened else NotFound)
    assert len(read_book(tmp_path / "truth").returns) == happened
    assert wire.returns_seen == 1


def test_a_settlement_whose_answer_is_lost_is_found_by_asking(tmp_path: Path) -> None:
    machine, wire = make_machine(tmp_path / "truth", Manner.APPROVES, Manner.LOSES_ANSWER)
    kept = Kept()
    machine.sale(make_request(requested_at=NOON), record=kept.append, on_step=no_step)
    close = make_settlement(requested_at=NOON)

    lost = machine.settle(close, record=kept.append, on_step=no_step)
    found = machine.query_settlement(close, record=kept.append)

    assert lost == Unanswered(reason=UnansweredReason.SILENCE)
    assert isinstance(found, Settled)
    assert found.totals[0] == BrandTotal(brand=CREDIT_GROUP, count=1, amount_twd=Twd(1234))
    assert wire.settlements_seen == 1


def test_a_reader_gives_back_and_settles_under_its_name_but_cannot_be_asked(
    tmp_path: Path,
) -> None:
    desk = make_reader_desk(tmp_path)
    machine = ReaderMachine("票證機", desk.reader, desk.profile)
    kept = Kept()
    request = make_debit()
    sale = machine.sale(request, record=kept.append, on_step=no_step)
    assert isinstance(sale, Approved)
    back, close = make_return(request, sale), make_settlement()

    returned = machine.give_back(back, record=kept.append, on_step=no_step)
    stored = machine.interpret_return(back, kept.last_answer)
    settled = machine.settle(close, record=kept.append, on_step=no_step)
    stored_totals = machine.interpret_settlement(close, kept.last_answer)

    assert isinstance(returned, Approved)
    assert returned == stored
    assert isinstance(settled, Settled)
    assert settled == stored_totals
    assert machine.query_return(back, record=kept.append) == NoQuery()
    assert machine.query_settlement(close, record=kept.append) == NoQuery()
