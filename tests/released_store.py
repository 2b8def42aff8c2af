"""Writes the store that a released program leaves behind, to be opened by all later ones.

Run once for each released schema, and never again for the same one::

    PYTHONPATH=src:tests python -m released_store

It writes ``tests/data/databases/vNNNN.sqlite`` and, beside it as JSON, what it must add up to.
"""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select

from busy_store import ROWS, fill_rest
from card_wire import TERMINAL, Manner, make_machine
from counter_app.domain.cases import CaseId
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId
from counter_app.domain.staff import Role
from counter_app.domain.tenders import (
    CashLaidDown,
    DocumentHandedOver,
    SlipShown,
    TenderAtHand,
    TenderKind,
)
from counter_app.services.anchors import anchor_close
from counter_app.services.desk import Desk
from counter_app.services.payments import ask_machine, begin_machine_tender, settle_at_hand
from counter_app.store.opening import SCHEMA_VERSION, fold_log, open_sqlite, reading
from counter_app.store.schema import cases, receipts
from factories import (
    NOON,
    StoppedClock,
    make_actor,
    make_case_row,
    make_desk,
    make_draft,
    make_fee,
    open_shift,
)
from stores import fill

FOLDER: Final = Path(__file__).parent / "data" / "databases"
KEY: Final = bytes(range(32))
"""Of the files in the folder: they hold nobody's data."""

CLERK: Final = make_actor()
AT_HAND: Final[tuple[TenderAtHand, ...]] = (
    DocumentHandedOver(
        kind=TenderKind.CHEQUE,
        amount_twd=Twd(1000),
        issuer_name="範例銀行",
        document_number="AB0000001",
        document_date=NOON.date(),
    ),
    SlipShown(
        kind=TenderKind.CARD, amount_twd=Twd(1000), slip_number="000123", approval_code="A00001"
    ),
    CashLaidDown(tendered_twd=Twd(500)),
)


def add_up(path: Path, *, key: bytes = KEY) -> dict[str, Any]:
    """Return what a store comes to, without its services: receipts by number, and what is owed."""
    engine = open_sqlite(path, key=key)
    with reading(engine) as connection:
        issued = connection.execute(
            select(receipts.c.receipt_number, receipts.c.total_twd).order_by(
                receipts.c.receipt_number
            )
        )
        totals = {row.receipt_number: row.total_twd for row in issued}
        owed = sum(
            row.principal_twd + row.late_fee_twd + row.interest_twd + row.costs_twd
            for row in connection.execute(select(cases))
        )
    engine.dispose()
    return {"receipts": totals, "owed_twd": owed}


def write_store(path: Path) -> None:
    """Write a store with payments of every sort, two desks and one open sale.

    Every other chained table has rows too, and the head of the chain is anchored.
    """
    engine = open_sqlite(path, key=KEY)
    fill(engine)
    clock = StoppedClock()
    desks = [make_desk(engine, desk_no=desk_no, clock=clock) for desk_no in (1, 2)]
    for desk in desks:
        open_shift(desk)
    for number in range(1, 6):
        make_case_row(
            engine,
            case_number=f"宜執和114年綜所稅執字第{number:08d}號",
            obligor_name=f"範例{'甲乙丙丁戊'[number - 1]}",
        )
    for index, desk in enumerate(desks * 2, start=1):
        clock.advance(60)
        settle_at_hand(
            desk,
            make_actor(desk_no=desk.desk_no),
            make_draft(CaseId(index), payment_id=PaymentId(f"paid-{index}"), fees=(make_fee(),)),
            AT_HAND if index == 1 else (CashLaidDown(tendered_twd=Twd(3000)),),
            agreed_twd=Twd(2356),
            holder_in_person=True,
            approver=make_actor(Role.SUPERVISOR),
        )
    with tempfile.TemporaryDirectory() as folder:
        _ask_card(desks[0], "card", Path(folder) / "truth", Manner.APPROVES)
        _ask_card(desks[0], "open", Path(folder) / "truth", Manner.LOSES_ANSWER)
    with engine.begin() as connection:
        fill_rest(connection, desk_no=1)
    with desks[0].open_unit() as unit:
        anchor_close(unit, desks[0], z_number=ROWS, business_day=NOON.date())
        unit.commit()
    fold_log(engine)
    engine.dispose()


def _ask_card(desk: Desk, name: str, truth: Path, manner: Manner) -> None:
    machine, _wire = make_machine(truth, manner)
    payment, tender = begin_machine_tender(
        desk,
        CLERK,
        make_draft(fees=(make_fee(),), payment_id=PaymentId(name)),
        kind=TenderKind.CARD,
        amount_twd=Twd(6),
        device=TERMINAL,
        agreed_twd=Twd(6),
    )
    ask_machine(desk, CLERK, machine, payment_id=payment.payment_id, tender_id=tender.tender_id)


def main() -> None:
    """Write the store of this program's schema, and what it adds up to."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "store.db"
        write_store(made)
        found = add_up(made)
        shutil.copy(made, FOLDER / f"{SCHEMA_VERSION}.sqlite")
    (FOLDER / f"{SCHEMA_VERSION}.json").write_text(
        json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
