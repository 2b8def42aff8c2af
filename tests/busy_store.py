"""A store with rows in every chained table, for whoever tampers, verifies or migrates.

Payments go through the services.  The other tables are filled row by row, so that what is
tested here does not hang on how those rows come about.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Connection, Engine, Row, Table, func, insert, make_url, select, update

from card_wire import TERMINAL, Manner, make_machine
from counter_app.domain.cases import CaseId
from counter_app.domain.money import Twd
from counter_app.domain.notices import Notice, notice_number
from counter_app.domain.parts import Parts
from counter_app.domain.payments import PaymentId
from counter_app.domain.pickups import pickup_number
from counter_app.domain.responses import batch_number, sheet_number
from counter_app.domain.tenders import CashLaidDown, TenderKind
from counter_app.services.desk import Desk
from counter_app.services.payments import ask_machine, begin_machine_tender, settle_at_hand
from counter_app.store.chain import ChainWriter
from counter_app.store.notice_content import notice_to_json
from counter_app.store.opening import open_postgresql, open_sqlite
from counter_app.store.schema import (
    APPEND_ONLY,
    CHAINED,
    approvals,
    carried_items,
    cases,
    closes,
    collection_files,
    collections,
    differences,
    drawer_counts,
    drawer_entries,
    hand_overs,
    notices,
    number_counters,
    outage_receipts,
    pickup_calls,
    pickup_hand_overs,
    pickup_signatures,
    pickup_steps,
    pickups,
    questionnaires,
    receipts,
    reversals,
    settlements,
    shifts,
    survey_batches,
    survey_corrections,
    survey_form_runs,
    survey_responses,
    tender_corrections,
    tenders,
    verifications,
)
from factories import (
    BRANCH,
    NOON,
    make_actor,
    make_case_row,
    make_desk,
    make_draft,
    make_fee,
    open_shift,
)
from pgcluster import create_database, drop_database
from stores import DIALECTS, KEY, Place, fill

ROWS: Final = 3
"""Of every table that no payment fills."""

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\nline"


@pytest.fixture(scope="session")
def busy_sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("busy")
    engine = open_sqlite(folder / "store.db", key=KEY)
    _fill_template(engine, folder)
    return folder / "store.db"


@pytest.fixture(scope="session")
def busy_postgresql_template(postgresql_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    url = create_database(postgresql_url)
    _fill_template(open_postgresql(url), tmp_path_factory.mktemp("busy"))
    return str(make_url(url).database)


def _fill_template(engine: Engine, folder: Path) -> None:
    fill(engine)
    fill_books(engine, make_desk(engine), folder)
    engine.dispose()


@pytest.fixture
def busy_sqlite(busy_sqlite_template: Path, tmp_path: Path) -> Place:
    return Place(shutil.copy(busy_sqlite_template, tmp_path / "busy.db"))


@pytest.fixture
def new_busy_postgresql(
    postgresql_url: str, busy_postgresql_template: str
) -> Iterator[Callable[[], Place]]:
    made: list[str] = []

    def make() -> Place:
        made.append(create_database(postgresql_url, template=busy_postgresql_template))
        return Place(made[-1])

    yield make
    for url in made:
        drop_database(postgresql_url, url)


@pytest.fixture(params=DIALECTS)
def busy(request: pytest.FixtureRequest) -> Place:
    """A store on each database with three rows and more in every chained table, all at desk 1."""
    if request.param == "sqlite":
        found: Place = request.getfixturevalue("busy_sqlite")
        return found
    make: Callable[[], Place] = request.getfixturevalue("new_busy_postgresql")
    return make()


@pytest.fixture
def busy_engine(busy: Place) -> Iterator[Engine]:
    """The same, open."""
    opened = busy.open()
    yield opened
    opened.dispose()


@contextmanager
def tampering(place: Place) -> Iterator[Connection]:
    """Give the store as somebody has it who holds its file and key, or its superuser.

    Nothing guards it any more: no trigger, no constraint.  All is rolled back at the end.
    """
    engine = place.open()
    try:
        with engine.connect() as connection:
            if engine.dialect.name == "sqlite":
                raw: Any = connection.connection.dbapi_connection
                raw.execute("PRAGMA foreign_keys = OFF")
                raw.execute("PRAGMA ignore_check_constraints = ON")
            with connection.begin() as transaction:
                drop_guards(connection)
                yield connection
                transaction.rollback()
    finally:
        engine.dispose()


def drop_guards(connection: Connection) -> None:
    """Take away what refuses to change final rows."""
    if connection.dialect.name == "sqlite":
        for table in (*CHAINED, *APPEND_ONLY):
            for verb in ("update", "delete"):
                connection.exec_driver_sql(f"DROP TRIGGER {table.name}_no_{verb}")
        return
    connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
    for table in CHAINED:
        for constraint in table.constraints:
            if str(constraint.name).startswith("ck_"):
                connection.exec_driver_sql(
                    f'ALTER TABLE {table.name} DROP CONSTRAINT "{constraint.name}"'
                )


def fill_books(engine: Engine, desk: Desk, folder: Path) -> None:
    """Write payments of several sorts and rows in every other chained table, all at one desk.

    Args:
        engine: A store with its rules.
        desk: Where; it has no open shift yet.
        folder: Where the simulated terminal keeps what it believes.
    """
    open_shift(desk)
    for index in range(3):
        pay_cash(engine, desk, f"cash-{index}", serial=index + 1)
    for index in range(2):
        pay_by_card(desk, folder, f"card-{index}")
    with engine.begin() as connection:
        fill_rest(connection, desk.desk_no)


def pay_cash(engine: Engine, desk: Desk, payment_id: str, *, serial: int) -> None:
    """Settle one case and one fee in cash."""
    case_id = make_case_row(engine, case_number=f"宜執仁114年綜所稅執字第{serial:08d}號")
    settle_at_hand(
        desk,
        make_actor(desk_no=desk.desk_no),
        make_draft(
            case_id, payment_id=PaymentId(payment_id), desk_no=desk.desk_no, fees=(make_fee(),)
        ),
        (CashLaidDown(tendered_twd=Twd(3000)),),
        agreed_twd=Twd(2356),
    )


def pay_by_card(
    desk: Desk, folder: Path, payment_id: str, manner: Manner = Manner.APPROVES
) -> None:
    """Pay a fee at the simulated terminal."""
    clerk = make_actor(desk_no=desk.desk_no)
    machine, _wire = make_machine(folder / "truth", manner)
    payment, tender = begin_machine_tender(
        desk,
        clerk,
        make_draft(fees=(make_fee(),), payment_id=PaymentId(payment_id), desk_no=desk.desk_no),
        kind=TenderKind.CARD,
        amount_twd=Twd(6),
        device=TERMINAL,
        agreed_twd=Twd(6),
    )
    ask_machine(desk, clerk, machine, payment_id=payment.payment_id, tender_id=tender.tender_id)


def fill_rest(connection: Connection, desk_no: int) -> None:
    """Write `ROWS` rows into every chained table that no payment fills, linked as they must be."""
    chain = ChainWriter(connection)
    sold = _sold(connection, desk_no)
    case_id = connection.execute(select(func.min(cases.c.case_id))).scalar_one()
    connection.execute(insert(collection_files), _collection_file(desk_no))
    connection.execute(update(questionnaires).values(used_at=NOON))
    for series in ("N114", "P114", "S114", "SB114"):
        connection.execute(insert(number_counters), {"series": series, "last_number": ROWS})
    for index in range(ROWS):
        shift = _shift(desk_no, index)
        connection.execute(insert(shifts), shift)
        connection.execute(insert(pickups), _pickup(desk_no, index, shift["opened_at"]))
        made = (
            *_rows(desk_no, index, shift, sold[index]),
            *_notice_rows(desk_no, index, shift["opened_at"], case_id),
            *_hand_over_rows(desk_no, index, shift),
        )
        for table, row in made:
            linked = row | chain.link(table.name, desk_no, row)
            connection.execute(insert(table), linked)
        added = (
            *_beside_pickup(desk_no, index, shift["opened_at"]),
            *_survey_rows(desk_no, index, shift["opened_at"]),
        )
        for table, row in added:
            connection.execute(insert(table), row)
    chain.write_heads()


def _sold(connection: Connection, desk_no: int) -> list[Row[Any]]:
    query = (
        select(receipts.c.receipt_number, receipts.c.payment_id, tenders.c.tender_id)
        .join(tenders, tenders.c.payment_id == receipts.c.payment_id)
        .where(receipts.c.desk_no == desk_no)
        .order_by(receipts.c.receipt_number)
    )
    return list(connection.execute(query))


def _shift(desk_no: int, index: int) -> dict[str, Any]:
    return {
        "shift_id": f"closed-{desk_no}-{index}",
        "desk_no": desk_no,
        "business_day": (NOON - timedelta(days=ROWS - index)).date(),
        "opened_at": NOON - timedelta(days=ROWS - index),
        "opened_by": "clerk",
        "float_twd": 5000,
        "state": "verified",
        "clerk": "clerk",
    }


def _rows(
    desk_no: int, index: int, shift: dict[str, Any], sold: Row[Any]
) -> Iterator[tuple[Table, dict[str, Any]]]:
    name = f"{desk_no}-{index}"
    of_shift = {"desk_no": desk_no, "shift_id": shift["shift_id"]}
    at = shift["opened_at"] + timedelta(hours=5, microseconds=index)
    day = shift["business_day"]
    yield (
        reversals,
        of_shift
        | {
            "reversal_id": f"reversal-{name}",
            "kind": "deposit" if index else "void",
            "state": "done",
            "receipt_number": sold.receipt_number,
            "payment_id": sold.payment_id,
            "line_number": index,
            "amount_twd": 2356,
            "reason": "重複繳納",
            "has_paper": True,
            "paper_note": "完整",
            "requested_by": "clerk",
            "requested_at": at,
            "approved_by": "supervisor",
            "approved_at": at,
            "business_day": day,
            "paid_by": "clerk",
            "finished_at": at,
            "way": "cash",
            "recipient": "王小明",
            "is_signed": True,
            "transfer_account": "",
        },
    )
    yield (
        tender_corrections,
        of_shift
        | {
            "correction_id": f"correction-{name}",
            "at": at,
            "payment_id": sold.payment_id,
            "tender_id": sold.tender_id,
            "receipt_number": sold.receipt_number,
            "old_kind": "cash",
            "new_kind": "cheque",
            "amount_twd": 2356,
            "reason": "選錯",
            "clerk": "clerk",
            "approver": "supervisor",
            "slip_number": "",
            "approval_code": "",
            "issuer_name": "範例銀行",
            "document_number": "AB0000001",
            "document_date": day,
        },
    )
    yield (
        outage_receipts,
        {
            "receipt_number": f"H114{desk_no:02d}{index + 1:06d}",
            "desk_no": desk_no,
            "payment_id": None,
            "collected_by": "clerk",
            "collected_on": day,
            "captured_by": "clerk",
            "captured_at": at,
            "note": "寫壞",
        },
    )
    yield (
        approvals,
        {
            "approval_id": f"approval-{name}",
            "desk_no": desk_no,
            "at": at,
            "act": "void",
            "actor": "clerk",
            "approver": "supervisor",
            "subject": sold.receipt_number,
            "reason": "重複繳納",
            "amount_twd": 2356,
        },
    )
    yield (
        drawer_entries,
        of_shift
        | {
            "entry_id": f"entry-{name}",
            "at": at,
            "kind": "cash_out",
            "amount_twd": 500,
            "subject": "",
            "reason": "換零錢",
            "clerk": "clerk",
            "approver": "",
        },
    )
    yield (
        drawer_counts,
        of_shift
        | {
            "count_id": f"count-{name}",
            "purpose": "hand_over",
            "at": at,
            "counted_by": "clerk",
            "pieces": '{"1000": 5}',
            "other_twd": 0,
            "total_twd": 5000,
            "expected_twd": 5000,
        },
    )
    yield (
        hand_overs,
        of_shift
        | {
            "hand_over_id": f"hand-over-{name}",
            "at": at,
            "from_clerk": "clerk",
            "to_clerk": "clerk2",
            "count_id": f"count-{name}",
        },
    )
    yield (
        settlements,
        of_shift
        | {
            "settlement_id": f"settlement-{name}",
            "device": TERMINAL,
            "state": "settled",
            "reference": "",
            "intended_at": at,
            "expected": "[]",
            "reported": "[]",
            "terminal_id": "00000001",
            "batch_number": f"{index:06d}",
            "device_time": "",
            "outcome_code": "0000",
            "attempts": 1,
            "request_serial": "",
            "by_slip": False,
            "approver": "",
        },
    )
    yield (
        differences,
        of_shift
        | {
            "difference_id": f"difference-{name}",
            "at": at,
            "about": "cash",
            "detail": "",
            "expected_count": 0,
            "found_count": 0,
            "expected_twd": 5000,
            "found_twd": 4990,
            "reason": "找錯",
            "clerk": "clerk",
            "approver": "supervisor",
        },
    )
    yield (
        carried_items,
        of_shift
        | {
            "carried_id": f"carried-{name}",
            "at": at,
            "what": "tender",
            "subject": sold.tender_id,
            "description": "刷卡結果不明",
            "amount_twd": 6,
            "owner": "clerk",
            "approver": "supervisor",
        },
    )
    yield (
        closes,
        of_shift
        | {
            "business_day": day,
            "z_number": index + 1,
            "closed_at": at,
            "closed_by": "clerk",
            "approver": "",
            "next_float_twd": 5000,
            "paid_in_twd": 0,
            "content": "{}",
        },
    )
    yield (
        verifications,
        of_shift
        | {
            "at": at,
            "verified_by": "cashier_office",
            "counted_twd": 0,
            "expected_twd": 0,
            "note": "",
        },
    )


def _collection_file(desk_no: int) -> dict[str, Any]:
    return {
        "file_hash": "5" * 64,
        "desk_no": desk_no,
        "profile": "taishin-store",
        "file_name": "20251120.txt",
        "imported_at": NOON,
        "imported_by": "supervisor",
        "line_count": ROWS,
        "total_twd": ROWS * 2350,
    }


def _notice_rows(
    desk_no: int, index: int, at: datetime, case_id: int
) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Give a notice, and the line of a file that pays it: whole, too much, of nobody's."""
    notice = _notice(desk_no, index, at, case_id)
    outcome = ("posted", "overpaid", "unknown")[index]
    yield (
        notices,
        {
            "notice_number": notice.number,
            "desk_no": desk_no,
            "case_id": case_id,
            "batch_id": f"batch-{desk_no}-{index}",
            "plan_id": f"plan-{desk_no}",
            "instalment": index + 1,
            "issued_on": notice.issued_on,
            "issued_at": at,
            "issued_by": notice.issued_by,
            "amount_twd": notice.amount_twd,
            "payable_until": notice.payable_until,
            "segment_2": f"{index:016d}",
            "virtual_account": f"{index:014d}",
            "content": notice_to_json(notice),
        },
    )
    yield (
        collections,
        {
            "collection_id": f"collection-{desk_no}-{index}",
            "desk_no": desk_no,
            "file_hash": "5" * 64,
            "line_number": index + 1,
            "line_key": f"{index:064d}",
            "channel": "store",
            "number_read": f"{index:016d}",
            "paid_on": notice.issued_on,
            "debited_on": notice.issued_on,
            "amount_twd": 2350,
            "status": "00",
            "outcome": outcome,
            "notice_number": None if outcome == "unknown" else notice.number,
            "case_id": None if outcome == "unknown" else case_id,
            "case_number": "" if outcome == "unknown" else notice.case_number,
            "costs_twd": 50 if outcome == "posted" else 0,
            "interest_twd": 0,
            "late_fee_twd": 300 if outcome == "posted" else 0,
            "principal_twd": 2000 if outcome == "posted" else 0,
            "overpaid_twd": 2350 if outcome == "overpaid" else 0,
            "posted_at": at,
            "posted_by": "supervisor",
        },
    )


def _pickup(desk_no: int, index: int, at: datetime) -> dict[str, Any]:
    """Give a pickup that was handed over: money, a receipt, a certificate."""
    return {
        "pickup_number": pickup_number(roc_year=114, serial=index + 1),
        "state": "handed_over",
        "desk_no": desk_no,
        "slot_at": at,
        "slot_minutes": 30,
        "item_code": ("money", "receipt", "certificate")[index],
        "item_name": ("領款", "收據", "權利移轉證書")[index],
        "nature": ("money", "receipt", "paper")[index],
        "channel": "phone",
        "caller_name": "王小明",
        "caller_phone": "0900000001",
        "case_id": None,
        "case_number": "",
        "collector": "agent" if index else "self",
        "agent_name": "李小華" if index else "",
        "amount_twd": None if index else 2350,
        "receipt_number": "R11401000001" if index == 1 else "",
        "note": "",
        "mail_key": "",
        "requested_at": at,
        "requested_by": "clerk",
        "shelf": f"A{index}",
        "ready_at": at,
        "arrived_at": at,
        "handed_over_at": at,
        "missed_at": None,
        "expires_on": None,
    }


def _hand_over_rows(
    desk_no: int, index: int, shift: dict[str, Any]
) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Give how it was handed over, and the entry of the drawer that paid."""
    at = shift["opened_at"] + timedelta(hours=6, microseconds=index)
    pickup = _pickup(desk_no, index, shift["opened_at"])
    is_money = pickup["nature"] == "money"
    entry_id = f"pickup-{desk_no}-{index}"
    if is_money:
        yield (
            drawer_entries,
            {
                "entry_id": entry_id,
                "desk_no": desk_no,
                "shift_id": shift["shift_id"],
                "at": at,
                "kind": "pickup",
                "amount_twd": pickup["amount_twd"],
                "subject": pickup["pickup_number"],
                "reason": "分配款",
                "clerk": "clerk",
                "approver": "supervisor",
            },
        )
    yield (
        pickup_hand_overs,
        {
            "pickup_number": pickup["pickup_number"],
            "desk_no": desk_no,
            "at": at,
            "handed_by": "clerk",
            "collector": pickup["collector"],
            "recipient_name": pickup["agent_name"] or pickup["caller_name"],
            "document": "national_id",
            "document_last4": "6789",
            "has_authority": pickup["collector"] == "agent",
            "signing": "pad",
            "signature_hash": hashlib.sha256(_SIGNATURE).hexdigest(),
            "given": pickup["item_name"],
            "receipt_number": pickup["receipt_number"],
            "amount_twd": pickup["amount_twd"],
            "shift_id": shift["shift_id"] if is_money else None,
            "business_day": shift["business_day"] if is_money else None,
            "entry_id": entry_id if is_money else None,
            "approver": "supervisor" if is_money else "",
        },
    )


def _beside_pickup(
    desk_no: int, index: int, at: datetime
) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Give what is only ever added beside a pickup: its last step, a call, the signature."""
    number = {"pickup_number": pickup_number(roc_year=114, serial=index + 1)}
    done = number | {"at": at, "actor": "clerk", "desk_no": desk_no}
    yield (
        pickup_steps,
        done
        | {
            "kind": "hand_over",
            "from_state": "arrived",
            "to_state": "handed_over",
            "from_desk_no": desk_no,
            "from_slot_at": at,
            "to_desk_no": desk_no,
            "to_slot_at": at,
            "undoes": None,
        },
    )
    yield pickup_calls, done | {"outcome": "reached", "note": ""}
    yield pickup_signatures, number | {"image": _SIGNATURE}


def _survey_rows(desk_no: int, index: int, at: datetime) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Give a form that was printed, typed as a batch of its own, and corrected."""
    number = sheet_number(roc_year=114, serial=index + 1)
    batch = batch_number(roc_year=114, serial=index + 1)
    response_id = f"response-{desk_no}-{index}"
    yield (
        survey_form_runs,
        {
            "first_number": number,
            "last_number": number,
            "version": 1,
            "printed_by": "clerk",
            "printed_at": at,
            "desk_no": desk_no,
        },
    )
    yield (
        survey_batches,
        {
            "batch_number": batch,
            "answered_on": at.date(),
            "desk_no": desk_no,
            "sheet_count": 1,
            "check_every": 0,
            "state": "closed",
            "opened_by": "volunteer",
            "opened_at": at,
            "request_key": f"batch-{desk_no}-{index}",
        },
    )
    yield (
        survey_responses,
        {
            "response_id": response_id,
            "version": 1,
            "source": "paper",
            "answered_on": at.date(),
            "desk_no": desk_no,
            "sheet_number": number,
            "batch_number": batch,
            "position": 1,
            "typed_by": "volunteer",
            "begun_at": at,
            "completed_at": at,
            "checked_by": "",
            "settled_by": "",
        },
    )
    yield (
        survey_corrections,
        {
            "response_id": response_id,
            "question_code": "overall",
            "at": at,
            "actor": "volunteer",
            "desk_no": desk_no,
            "kind": "correct",
            "from_standing": "given",
            "from_choices": "1",
            "from_text": "",
            "to_standing": "given",
            "to_choices": "2",
            "to_text": "",
        },
    )


def _notice(desk_no: int, index: int, at: datetime, case_id: int) -> Notice:
    return Notice(
        number=notice_number(roc_year=114, serial=index + 1),
        desk_no=desk_no,
        branch_name=BRANCH,
        issued_at=at,
        issued_on=at.date(),
        issued_by="clerk",
        issued_by_name="林怡君",
        case_id=CaseId(case_id),
        case_version=1,
        case_number="宜執仁114年綜所稅執字第00000001號",
        obligor_name="王小明",
        obligor_number="A123456789",
        address="宜蘭縣宜蘭市測試路 1 號",
        agency_code="A05010000G",
        agency_name="財政部北區國稅局",
        kind="綜所稅",
        section="仁",
        section_clerk="書記官甲",
        section_phone="03-9000000 分機 11",
        due=Parts(
            costs_twd=Twd(50), interest_twd=Twd(0), late_fee_twd=Twd(300), principal_twd=Twd(2000)
        ),
        computed_on=at.date(),
        payable_until=at.date() + timedelta(days=15),
        channels=(),
        store_barcode=None,
        virtual_account=None,
        post_slip=None,
    )
