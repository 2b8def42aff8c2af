"""Papers of pickups from the store: what they say, who may have them, what is written down."""

import io
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from odfdo import Document
from PIL import Image
from sqlalchemy import Engine, event

from booked_pickups import (
    AGENT,
    LATER,
    MONEY,
    TOMORROW_AT_9,
    book,
    make_request,
    put_places,
    set_clock,
)
from chain_check import chain_faults
from close_desk import hire
from counter_app.devices.receipt_printer.printer import NotStarted, Printed
from counter_app.devices.receipt_printer.simulator import PrinterFault
from counter_app.devices.receipt_printer.status import PrinterStatus
from counter_app.documents.pixels import page_count
from counter_app.domain.money import Twd
from counter_app.domain.notice_terms import DatedTerms, PaperTerms
from counter_app.domain.payments import UnprintableName
from counter_app.domain.pickup_handovers import HandOverEntry, IdDocument, Signing
from counter_app.domain.pickups import (
    CallOutcome,
    Collector,
    Pickup,
    PickupField,
    PickupFieldRefused,
    PickupNumber,
    PickupState,
    PickupStepRefused,
    UnknownPickup,
)
from counter_app.domain.printing import PaperUnwritten
from counter_app.domain.staff import Role
from counter_app.services.desk import Desk
from counter_app.services.pickups import (
    add_walk_in,
    cancel_pickup,
    day_list,
    hand_over_pickup,
    log_call,
    make_ready,
    mark_arrived,
    miss_overdue,
    print_slip,
    save_day_list,
    save_sign_sheet,
    save_slip,
)
from factories import NOON, make_actor, make_desk, open_shift
from paper_readers import poppler_text, pypdf_text, rendered, zbar_codes, zxing_codes
from plugged_printers import Plugged

CLERK = make_actor()
SUPERVISOR = make_actor(Role.SUPERVISOR)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture
def desk(sqlite_engine: Engine) -> Desk:
    """Return a desk on one of the two databases, where the other would say nothing more."""
    return make_desk(sqlite_engine)


def arrived(desk: Desk, **changes: object) -> Pickup:
    """Return a pickup whose visitor is here."""
    pickup = book(desk, **changes)  # type: ignore[arg-type]
    make_ready(desk, CLERK, pickup.number, shelf="A-07")
    return mark_arrived(desk, CLERK, pickup.number)


def make_entry(pickup: Pickup, **changes: object) -> HandOverEntry:
    """Return what the clerk has entered before anybody signs."""
    entry = HandOverEntry(
        number=pickup.number,
        collector=pickup.collector,
        recipient_name=pickup.collector_name,
        document=IdDocument.NATIONAL_ID,
        document_last4="6789",
        has_authority=pickup.collector is Collector.AGENT,
        signing=Signing.PAPER,
        is_signed=False,
        given="權利移轉證書正本 1 份",
        amount_twd=pickup.amount_twd,
        reason="依函發還" if pickup.amount_twd else "",
    )
    return replace(entry, **changes)  # type: ignore[arg-type]


def printed(desk: Desk, number: PickupNumber) -> list[dict[str, Any]]:
    """Return what the journal says of the sheets of a pickup."""
    with desk.open_unit() as unit:
        entries = unit.journal.entries(act="print_pickup_sheet", subject=number)
    return [entry.details for entry in entries]


# --- slip -----------------------------------------------------------------------------------


def put_paper_terms(desk: Desk) -> None:
    content = PaperTerms(
        branch_address="宜蘭縣宜蘭市測試路 1 號",
        branch_phone="03-9371234",
        service_hours="每個上班日 8:30 到 17:30",
    )
    with desk.open_unit() as unit:
        unit.notice_terms.put(DatedTerms(part="paper", valid_from=NOON.date(), content=content))
        unit.commit()


def test_a_slip_says_what_was_agreed_and_masks_the_name(desk: Desk, tmp_path: Path) -> None:
    put_paper_terms(desk)
    pickup = book(desk, **AGENT)

    path = save_slip(desk, CLERK, pickup.number, folder=tmp_path)

    assert path == tmp_path / f"{pickup.number}-slip.pdf"
    pdf = path.read_bytes()
    for text in (pypdf_text(pdf), poppler_text(pdf, tmp_path)):
        for words in (
            pickup.number,
            "114年11月21日（星期五）",
            "上午9:00至9:30",
            "王○明",
            "代理人李○理",
            "委任狀",
            "03-9371234",
            "宜蘭縣宜蘭市測試路1號",
            "每個上班日8:30到17:30",
            # Ten working days after the Friday, by the calendar of the tests.
            "保留到12月5日（星期五）",
        ):
            assert words in text, words
        for words in ("王小明", "李代理", "0900-000-000"):
            assert words not in text, words
    image = rendered(pdf, dpi=203)
    assert zxing_codes(image) == {pickup.number}
    assert zbar_codes(image, tmp_path) == {pickup.number}


def test_the_hours_of_the_slots_stand_in_for_words_of_the_branch(
    desk: Desk, tmp_path: Path
) -> None:
    path = save_slip(desk, CLERK, book(desk).number, folder=tmp_path)

    text = poppler_text(path.read_bytes(), tmp_path)
    assert "上班日8:30－12:00、13:30－17:30" in text
    assert "打電話" not in text


def test_a_missed_one_is_kept_until_the_day_that_is_stored(desk: Desk, tmp_path: Path) -> None:
    pickup = book(desk)
    set_clock(desk, TOMORROW_AT_9 + timedelta(hours=2))
    assert miss_overdue(desk, CLERK) == (pickup.number,)

    path = save_slip(desk, CLERK, pickup.number, folder=tmp_path)

    text = poppler_text(path.read_bytes(), tmp_path)
    assert "逾時未到" in text
    assert "保留到12月5日（星期五）" in text


def test_a_walk_in_has_a_slip_without_a_time(desk: Desk, tmp_path: Path) -> None:
    pickup = add_walk_in(desk, CLERK, make_request())

    path = save_slip(desk, CLERK, pickup.number, folder=tmp_path)

    text = poppler_text(path.read_bytes(), tmp_path)
    assert "現場取件" in text
    assert "保留到" not in text


def test_a_slip_of_nothing_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UnknownPickup):
        save_slip(desk, CLERK, PickupNumber("P11400000099"), folder=tmp_path)

    assert list(tmp_path.glob("*-slip.pdf")) == []


def test_the_paper_that_leaves_the_printer_is_read_by_both_decoders(
    desk: Desk, plugged: Plugged, tmp_path: Path
) -> None:
    printer, simulator = plugged.printer()
    pickup = book(desk)

    outcome = print_slip(desk, CLERK, pickup.number, printer=printer)

    assert outcome == Printed()
    (slip,) = simulator.slips
    with Image.open(slip) as image:
        paper = Image.new("L", (image.width + 64, image.height), 255)
        paper.paste(image.convert("L"), (32, 0))
    for part in (
        paper.crop((0, 0, paper.width, paper.height // 2)),
        paper.crop((0, paper.height // 2, paper.width, paper.height)),
    ):
        assert zxing_codes(part) == {pickup.number}
        assert zbar_codes(part, tmp_path) == {pickup.number}


def test_a_printer_without_paper_is_said_so(desk: Desk, plugged: Plugged) -> None:
    printer, simulator = plugged.printer(PrinterFault.PAPER_OUT)

    outcome = print_slip(desk, CLERK, book(desk).number, printer=printer)

    assert outcome == NotStarted(status=PrinterStatus.PAPER_OUT)
    assert list(simulator.slips) == []


# --- sheet ----------------------------------------------------------------------------------


def test_a_sheet_is_printed_from_what_was_entered_and_is_in_the_journal(
    engine: Engine, tmp_path: Path
) -> None:
    desk = make_desk(engine)
    pickup = arrived(desk, **AGENT)
    entry = make_entry(pickup, recipient_name="  李  代理 ", document_last4="a789")

    path = save_sign_sheet(desk, CLERK, pickup.number, entry=entry, folder=tmp_path)

    assert path == tmp_path / f"{pickup.number}-sheet.pdf"
    text = poppler_text(path.read_bytes(), tmp_path)
    for words in (
        "簽收單",
        "李代理（代理人）",
        "委任人王小明",
        "委任狀已收存",
        "身分證末四碼A789",
        "權利移轉證書正本1份",
        "林怡君",
        pickup.number,
    ):
        assert words in text, words
    assert "補印" not in text
    assert printed(desk, pickup.number) == [{"form": "pdf", "copy": 0, "amount_twd": None}]
    with engine.connect() as connection:
        assert chain_faults(connection) == []


def test_a_sheet_may_be_printed_ahead_and_filled_in_with_a_pen(desk: Desk, tmp_path: Path) -> None:
    pickup = book(desk, **MONEY)

    path = save_sign_sheet(desk, CLERK, pickup.number, folder=tmp_path)

    text = poppler_text(path.read_bytes(), tmp_path)
    assert "領款收據" in text
    assert "新臺幣壹萬貳仟元整" in text
    assert "王小明（本人）" in text
    assert "末四碼" not in text


def test_money_is_signed_for_before_and_reprinted_with_a_mark_after(
    engine: Engine, tmp_path: Path
) -> None:
    desk = make_desk(engine)
    for member in (CLERK, SUPERVISOR):
        hire(desk, member)
    open_shift(desk, float_twd=50_000)
    set_clock(desk, NOON + timedelta(minutes=1))
    pickup = arrived(desk, **MONEY)
    entry = make_entry(pickup, given="執行案款")
    before = save_sign_sheet(desk, CLERK, pickup.number, entry=entry, folder=tmp_path)
    hand_over_pickup(desk, CLERK, replace(entry, is_signed=True), approver=SUPERVISOR)

    # What is entered afterwards does not matter: it says what is stored.
    other = replace(entry, amount_twd=Twd(99), recipient_name="別人")
    after = [
        save_sign_sheet(desk, CLERK, pickup.number, entry=other, folder=tmp_path),
        save_sign_sheet(desk, SUPERVISOR, pickup.number, folder=tmp_path),
    ]

    assert len({before, *after}) == 3
    first = poppler_text(before.read_bytes(), tmp_path)
    assert "新臺幣壹萬貳仟元整" in first
    assert "NT$12,000" in first
    assert "陳主管" not in first
    for copy, path in enumerate(after, start=1):
        text = poppler_text(path.read_bytes(), tmp_path)
        for words in (
            "領款收據",
            f"補印{copy}",
            "新臺幣壹萬貳仟元整",
            "NT$12,000",
            "王小明（本人）",
            "陳主管",
            "林怡君",
            "已在正本簽名114/11/2012:01",
        ):
            assert words in text, words
        assert "別人" not in text
    assert [each["copy"] for each in printed(desk, pickup.number)] == [0, 1, 2]
    assert {each["amount_twd"] for each in printed(desk, pickup.number)} == {12_000}


def test_two_desks_that_print_at_once_never_use_a_number_twice(
    engine: Engine, tmp_path: Path
) -> None:
    desks = [make_desk(engine, desk_no=desk_no) for desk_no in (1, 2)]
    pickup = arrived(desks[0])
    hand_over_pickup(desks[0], CLERK, make_entry(pickup, is_signed=True))

    def print_again(desk: Desk) -> list[Path]:
        clerk = make_actor(desk_no=desk.desk_no)
        return [
            save_sign_sheet(desk, clerk, pickup.number, folder=tmp_path / str(desk.desk_no))
            for _ in range(3)
        ]

    with ThreadPoolExecutor(len(desks)) as pool:
        made = [path for paths in pool.map(print_again, desks) for path in paths]

    assert sorted(path.stem[-1] for path in made) == list("123456")
    assert sorted(each["copy"] for each in printed(desks[0], pickup.number)) == [*range(1, 7)]


def test_a_signature_on_the_pad_never_reaches_a_paper(desk: Desk, tmp_path: Path) -> None:
    pickup = arrived(desk)
    entry = make_entry(pickup, signing=Signing.PAD, signature=PNG, is_signed=True)
    hand_over_pickup(desk, CLERK, entry)

    path = save_sign_sheet(desk, CLERK, pickup.number, folder=tmp_path)

    pdf = path.read_bytes()
    assert "已在簽名板簽名" in poppler_text(pdf, tmp_path)
    assert PNG not in pdf


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"recipient_name": " "}, PickupField.RECIPIENT_NAME),
        ({"document_last4": "12"}, PickupField.DOCUMENT_LAST4),
        ({"has_authority": True}, PickupField.AUTHORITY),
        ({"given": ""}, PickupField.GIVEN),
        ({"amount_twd": Twd(5)}, PickupField.AMOUNT),
    ],
)
def test_a_sheet_with_gaps_is_refused_and_not_written_down(
    desk: Desk, changes: dict[str, object], field: PickupField, tmp_path: Path
) -> None:
    pickup = arrived(desk)

    with pytest.raises(PickupFieldRefused) as refused:
        save_sign_sheet(
            desk, CLERK, pickup.number, entry=make_entry(pickup, **changes), folder=tmp_path
        )

    assert refused.value.field is field
    assert printed(desk, pickup.number) == []
    assert list(tmp_path.glob("*-sheet.pdf")) == []


def test_a_name_that_no_face_can_draw_is_refused(desk: Desk, tmp_path: Path) -> None:
    pickup = arrived(desk)
    entry = make_entry(pickup, recipient_name="王\U000e0041明")

    with pytest.raises(UnprintableName):
        save_sign_sheet(desk, CLERK, pickup.number, entry=entry, folder=tmp_path)


def test_rare_characters_are_drawn(desk: Desk, tmp_path: Path) -> None:
    pickup = arrived(desk)
    entry = make_entry(pickup, recipient_name="歐陽𠮷堃")

    path = save_sign_sheet(desk, CLERK, pickup.number, entry=entry, folder=tmp_path)

    assert "歐陽𠮷堃（本人）" in poppler_text(path.read_bytes(), tmp_path)


def test_nothing_is_signed_for_what_nobody_comes_for(desk: Desk, tmp_path: Path) -> None:
    pickup = book(desk)
    cancel_pickup(desk, CLERK, pickup.number)

    with pytest.raises(PickupStepRefused):
        save_sign_sheet(desk, CLERK, pickup.number, folder=tmp_path)

    assert printed(desk, pickup.number) == []


def test_a_sheet_that_could_not_be_written_is_in_the_journal_all_the_same(
    desk: Desk, tmp_path: Path
) -> None:
    pickup = arrived(desk)
    occupied = tmp_path / "file"
    occupied.write_text("no folder")

    with pytest.raises(PaperUnwritten):
        save_sign_sheet(desk, CLERK, pickup.number, folder=occupied)

    assert len(printed(desk, pickup.number)) == 1


def test_papers_of_the_demo_are_marked(sqlite_engine: Engine, tmp_path: Path) -> None:
    desk = make_desk(sqlite_engine, is_demo=True)
    pickup = arrived(desk)

    for path in (
        save_slip(desk, CLERK, pickup.number, folder=tmp_path),
        save_sign_sheet(desk, CLERK, pickup.number, folder=tmp_path),
        save_day_list(desk, CLERK, day=TOMORROW_AT_9.date(), out=tmp_path / "day.pdf"),
    ):
        assert "範例" in poppler_text(path.read_bytes(), tmp_path)


# --- list of a day --------------------------------------------------------------------------


def test_the_list_of_a_day_masks_names_and_counts_calls(engine: Engine) -> None:
    desk = make_desk(engine)
    put_places(desk, {1: 2, 2: 2})
    first = book(desk, **AGENT)
    other_desk = book(desk, desk_no=2)
    book(desk, slot_at=TOMORROW_AT_9 + timedelta(days=3))
    log_call(desk, CLERK, first.number, outcome=CallOutcome.NOT_REACHED)
    log_call(desk, CLERK, first.number, outcome=CallOutcome.LEFT_WORD, note="明天再打")
    set_clock(desk, TOMORROW_AT_9 + timedelta(minutes=10))
    walk_in = add_walk_in(desk, CLERK, make_request(caller_name="林大同"))

    listed = day_list(desk, CLERK, day=TOMORROW_AT_9.date())

    assert [line.number for line in listed.lines] == [
        first.number,
        other_desk.number,
        walk_in.number,
    ]
    line = listed.lines[0]
    assert (line.caller, line.agent, line.phone) == ("王○明", "李○理", "0900-000-000")
    assert (line.calls, line.last_call, line.last_call_at) == (2, CallOutcome.LEFT_WORD, NOON)
    assert listed.lines[2].state is PickupState.ARRIVED
    assert listed.lines[2].slot_at is None
    said = json.dumps(asdict(listed), default=str, ensure_ascii=False)
    for name in ("王小明", "李代理", "林大同", "明天再打"):
        assert name not in said
    alone = day_list(desk, CLERK, day=TOMORROW_AT_9.date(), desk_no=2)
    assert [line.number for line in alone.lines] == [other_desk.number]


def test_the_list_is_saved_as_pages_and_as_a_spreadsheet(desk: Desk, tmp_path: Path) -> None:
    pickup = book(desk)
    day = TOMORROW_AT_9.date()

    pdf = save_day_list(desk, CLERK, day=day, out=tmp_path / "day.pdf")
    ods = save_day_list(desk, CLERK, day=day, desk_no=1, out=tmp_path / "new" / "day.ODS")

    for text in (pypdf_text(pdf.read_bytes()), poppler_text(pdf.read_bytes(), tmp_path)):
        assert pickup.number in text
        assert "王○明" in text
        assert "王小明" not in text
    _, sheet, _ = Document(io.BytesIO(ods.read_bytes())).body.tables
    assert [row[1] for row in sheet.get_values()] == ["號碼", pickup.number]
    with desk.open_unit() as unit:
        written = unit.journal.entries(act="save_pickup_list")
    assert [(entry.subject, entry.details) for entry in written] == [
        ("all 20251121", {"form": "pdf", "count": 1}),
        ("01 20251121", {"form": "ods", "count": 1}),
    ]


def test_a_list_of_another_kind_is_a_bug_and_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="docx"):
        save_day_list(desk, CLERK, day=date(2025, 11, 21), out=tmp_path / "day.docx")

    assert list(tmp_path.glob("day.*")) == []


def test_a_full_day_is_asked_for_as_often_as_an_empty_one(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    desk = make_desk(sqlite_engine)
    put_places(desk, {1: 20})
    asked: list[str] = []
    event.listen(sqlite_engine, "before_cursor_execute", lambda *seen: asked.append(str(seen[2])))
    day = TOMORROW_AT_9.date()
    day_list(desk, CLERK, day=day)
    empty = len(asked)
    for place in range(60):
        pickup = book(desk, slot_at=TOMORROW_AT_9 + place % 4 * LATER)
        log_call(desk, CLERK, pickup.number, outcome=CallOutcome.REACHED)

    asked.clear()
    full = day_list(desk, CLERK, day=day)

    assert len(full.lines) == 60
    assert all(line.calls == 1 for line in full.lines)
    assert len(asked) == empty
    path = save_day_list(desk, CLERK, day=day, out=tmp_path / "day.pdf")
    assert page_count(path.read_bytes()) == 3
