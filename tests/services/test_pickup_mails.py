"""Mails become requests that a person confirms: guessed, never booked, never written down."""

import logging
from dataclasses import asdict
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, func, select

from booked_pickups import TOMORROW_AT_9, put_item
from counter_app.domain.mails import MailFault, MailRefused
from counter_app.domain.money import Twd
from counter_app.domain.pickups import MailBooked, PickupRequest, RequestChannel
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.tenders import CashLaidDown
from counter_app.services.desk import Desk
from counter_app.services.payments import settle_at_hand
from counter_app.services.pickups import (
    MailRequest,
    RefusedMail,
    cancel_pickup,
    look_at_mails,
    request_pickup,
)
from counter_app.store.opening import reading
from counter_app.store.schema import metadata, pickups
from exchange.mail_texts import TEXT, made, simple, write
from factories import make_actor, make_case_row, make_desk, make_draft, make_fee, open_shift

CLERK = make_actor()


def look(desk: Desk, folder: Path, text: str = TEXT, **changes: str) -> MailRequest:
    """Look at the one mail with a text."""
    (found,) = look_at_mails(desk, CLERK, write(folder, bytes(made(text=text, **changes))))
    assert isinstance(found, MailRequest)
    return found


def book(desk: Desk, request: PickupRequest) -> str:
    return request_pickup(desk, CLERK, request, desk_no=1, slot_at=TOMORROW_AT_9).number


def row_counts(engine: Engine) -> dict[str, int]:
    with reading(engine) as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in metadata.sorted_tables
        }


def test_a_mail_is_a_request_ready_to_be_confirmed(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    case_id = make_case_row(engine)

    found = look(desk, tmp_path)

    assert found.request == PickupRequest(
        item_code="certificate",
        channel=RequestChannel.MAILBOX,
        caller_name="王小明",
        caller_phone="0900000000",
        case_id=case_id,
        case_number="宜執和114年綜所稅執字第00027724號",
        note="領取權利移轉證書",
        mail_key=found.mail.key,
    )
    assert [hit.case_id for hit in found.cases] == [case_id]
    assert found.booked_as is None


def test_what_was_booked_from_a_mail_carries_its_number(desk: Desk, tmp_path: Path) -> None:
    found = look(desk, tmp_path)
    number = book(desk, found.request)

    assert look(desk, tmp_path).booked_as == number
    with pytest.raises(MailBooked) as refused:
        book(desk, found.request)
    assert refused.value.number == number
    cancel_pickup(desk, CLERK, refused.value.number)
    assert look(desk, tmp_path).booked_as == number

    # Another mail of the same words is another mail.
    assert look(desk, tmp_path, TEXT + "。").booked_as is None


def test_looking_writes_nothing_and_books_nothing(
    desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    before = row_counts(engine)
    look(desk, tmp_path)
    assert row_counts(engine) == before

    # The control: booking does.
    book(desk, look(desk, tmp_path).request)
    assert row_counts(engine) != before


def test_a_folder_is_read_whatever_lies_in_it(desk: Desk, tmp_path: Path) -> None:
    write(tmp_path, b"\x89PNG\r\n\x1a\n", "a.eml")
    write(tmp_path, simple(), "b.eml")
    write(tmp_path, simple("x" * 2_000_000), "c.eml")
    write(tmp_path, b"", "d.eml")
    write(tmp_path, simple(), "e.txt")

    refused, read, *more = look_at_mails(desk, CLERK, tmp_path)

    assert isinstance(read, MailRequest)
    assert read.mail.file_name == "b.eml"
    faults = {
        each.file_name: each.refusal.fault
        for each in (refused, *more)
        if isinstance(each, RefusedMail)
    }
    assert faults == {
        "a.eml": MailFault.NOT_A_MAIL,
        "c.eml": MailFault.TOO_LARGE,
        "d.eml": MailFault.EMPTY,
    }


def test_a_folder_without_mails_is_refused(sqlite_desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(MailRefused) as refused:
        look_at_mails(sqlite_desk, CLERK, tmp_path)
    assert refused.value.fault is MailFault.NO_FILES


def test_only_a_case_that_stands_alone_is_chosen(
    sqlite_desk: Desk, sqlite_engine: Engine, tmp_path: Path
) -> None:
    first = make_case_row(sqlite_engine)
    second = make_case_row(sqlite_engine, case_number="114年罰執字第00000001號")
    both = look(sqlite_desk, tmp_path, "114年罰執字第1號、114年綜所稅執字第27724號")
    unknown = look(sqlite_desk, tmp_path, "114年罰執字第2號")
    digits = look(sqlite_desk, tmp_path, "1140100000001")

    assert [hit.case_id for hit in both.cases] == [second, first]
    assert (both.request.case_id, both.request.case_number) == (None, "")
    assert (unknown.cases, unknown.request.case_id) == ((), None)
    assert unknown.mail.case_numbers == ("114年罰執字第00000002號",)
    assert digits.request.case_id == second


@pytest.mark.parametrize(
    ("subject", "text", "item_code"),
    [
        ("領款", "", "money"),
        ("取件", "要領權利移轉證書的收據", "certificate"),
        ("其他", "補印收據", "receipt"),
        ("取件", "領取印章", "seal"),
        ("取件", "領取舊章", ""),
        ("您好", "謝謝", ""),
    ],
)
def test_the_item_is_what_the_mail_names(
    sqlite_desk: Desk, tmp_path: Path, subject: str, text: str, item_code: str
) -> None:
    put_item(sqlite_desk)
    put_item(sqlite_desk, code="old", name="舊章", is_active=False)
    assert look(sqlite_desk, tmp_path, text, subject=subject).request.item_code == item_code


def test_a_receipt_is_named_only_where_it_is_ours(desk: Desk, tmp_path: Path) -> None:
    open_shift(desk)
    settlement = settle_at_hand(
        desk,
        CLERK,
        make_draft(fees=(make_fee(),)),
        (CashLaidDown(tendered_twd=Twd(10)),),
        agreed_twd=Twd(6),
    )
    assert settlement.receipt is not None
    own = settlement.receipt.number

    found = look(desk, tmp_path, f"單號 {own}", subject="取件").request
    assert (found.item_code, found.receipt_number) == ("receipt", own)
    assert book(desk, found)

    foreign = look(desk, tmp_path, "收據 R11499000123", subject="取件").request
    assert (foreign.item_code, foreign.receipt_number) == ("receipt", "")
    for_money = look(desk, tmp_path, f"領款 {own}", subject="取件").request
    assert (for_money.item_code, for_money.receipt_number) == ("money", "")


def test_signs_that_no_paper_shows_do_not_stop_a_booking(sqlite_desk: Desk, tmp_path: Path) -> None:
    request = look(sqlite_desk, tmp_path, subject="😀 領款 \U0001f64f").request

    assert request.note.strip() == "領款"
    assert book(sqlite_desk, request)


def test_many_mails_are_looked_up_together(sqlite_engine: Engine, tmp_path: Path) -> None:
    desk = make_desk(sqlite_engine)
    asked: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    counts = []
    event.listen(sqlite_engine, "before_cursor_execute", note)
    for total in (1, 40):
        for number in range(total):
            write(tmp_path, simple(f"取件 {number}"), f"{number}.eml")
        asked.clear()
        assert len(look_at_mails(desk, CLERK, tmp_path)) == total
        counts.append(len(asked))
    event.remove(sqlite_engine, "before_cursor_execute", note)

    assert counts[0] == counts[1]


def test_nothing_of_a_mail_reaches_a_log(
    desk: Desk, engine: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    make_case_row(engine)
    with caplog.at_level(logging.DEBUG):
        found = look(desk, tmp_path)
        book(desk, found.request)
        write(tmp_path, b"", "王小明的信.eml")
        refused = next(
            each for each in look_at_mails(desk, CLERK, tmp_path) if isinstance(each, RefusedMail)
        )
        logging.getLogger("counter_app").warning("refused: %s", refused.refusal)

    assert "refused: MailRefused" in caplog.text
    for said in ("王小明", "0900", "27724", "example.com", "您好"):
        assert said not in caplog.text


def test_nothing_of_a_mail_but_the_request_is_kept(
    sqlite_desk: Desk, sqlite_engine: Engine, tmp_path: Path
) -> None:
    found = look(sqlite_desk, tmp_path, "內文祕密 0900-000-000", subject="領款")
    book(sqlite_desk, found.request)

    with reading(sqlite_engine) as connection:
        said = "".join(
            str(row)
            for table in metadata.sorted_tables
            for row in connection.execute(select(table)).all()
        )
        row = connection.execute(select(pickups)).mappings().one()
    assert "內文祕密" not in said
    assert "example.com" not in said
    assert "內文祕密" in str(asdict(found.mail))
    assert (row["caller_name"], row["note"], row["mail_key"]) == (
        "王小明",
        "領款",
        found.mail.key,
    )


def test_only_who_books_looks(sqlite_desk: Desk, tmp_path: Path) -> None:
    for role in (Role.VOLUNTEER, Role.AUDITOR, Role.CASHIER_OFFICE, Role.ADMINISTRATOR):
        with pytest.raises(NotPermitted):
            look_at_mails(sqlite_desk, make_actor(role), write(tmp_path, simple()))
