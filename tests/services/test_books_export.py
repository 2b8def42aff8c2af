"""The exported books, checked by a program that imports nothing of ours."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from counter_app.domain.chain import GENESIS, link_hash
from counter_app.domain.closing import Anchor, signed_bytes
from counter_app.domain.staff import NotPermitted, Role
from counter_app.exchange.anchor_files import add_anchors, anchor_file
from counter_app.services.anchors import anchor_close, publish_anchors
from counter_app.services.books_export import (
    ExportExists,
    ExportReaders,
    ExportStopped,
    ExportUnwritable,
    export_chain,
)
from counter_app.services.desk import Desk
from counter_app.store.verify import BookReader
from counter_app.vault.signing import make_key_pair, sign
from factories import RESOURCES, make_actor, make_desk, open_shift
from stores import Place

CHECKER = RESOURCES / "verify_chain.py"
FORM = RESOURCES.parent / "docs" / "chain-format.md"
READERS = ExportReaders(description=FORM, checker=CHECKER)
AUDITOR = make_actor(Role.AUDITOR)

Lines = list[dict[str, Any]]


def run_checker(folder: Path, *more: str) -> tuple[int, list[str]]:
    """Run the checker where nothing of ours can be imported; return its code and its lines."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(folder / "verify_chain.py"), str(folder), *more],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONIOENCODING": "utf-8"},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout.splitlines()


def anchored(engine: Engine, outside: Path) -> Desk:
    """Return a desk whose books were anchored after its last close."""
    desk = make_desk(engine, anchor_folders=(outside,))
    with desk.open_unit() as unit:
        anchor_close(unit, desk, z_number=3, business_day=date(2025, 11, 20))
        unit.commit()
    publish_anchors(desk)
    return desk


@pytest.fixture
def engine(busy_sqlite: Place) -> Iterator[Engine]:
    """Of books in a file: what is exported of them is the same on both databases."""
    opened = busy_sqlite.open()
    yield opened
    opened.dispose()


@pytest.fixture
def desk(engine: Engine, tmp_path: Path) -> Desk:
    return anchored(engine, tmp_path / "outside")


@pytest.fixture
def export(desk: Desk, engine: Engine, tmp_path: Path) -> Path:
    return export_chain(
        desk, AUDITOR, BookReader(engine), folder=tmp_path / "books", readers=READERS
    ).folder


def test_a_sound_export_is_accepted(desk: Desk, export: Path, tmp_path: Path) -> None:
    code, lines = run_checker(export, "--anchors", str(tmp_path / "outside"))

    assert code == 0, lines
    assert lines[-2].endswith(" 2 anchors, 0 faults")
    with desk.open_unit() as unit:
        (key,) = unit.anchors.public_keys()
    assert lines[-1] == f"signed with {key}: compare it with a printed Z report"
    assert run_checker(export, "--key", key)[0] == 0


def test_every_row_and_every_desk_is_in_the_export(busy_engine: Engine, tmp_path: Path) -> None:
    desk = anchored(busy_engine, tmp_path / "outside")
    open_shift(make_desk(busy_engine, desk_no=2))
    made = export_chain(
        desk, AUDITOR, BookReader(busy_engine), folder=tmp_path / "all", readers=READERS
    )

    header, *rows = read(made.folder)

    assert made.row_count == len(rows) == sum(head["chain_seq"] for head in header["heads"])
    assert [(head["desk_no"]) for head in header["heads"]] == [0, 1, 2]
    places = [(row["desk_no"], row["chain_seq"]) for row in rows]
    assert places == sorted(places)
    assert {row["table"] for row in rows} >= {"receipts", "reversals", "closes", "journal"}
    assert header["holds_personal_data"] is True
    assert header["exported_by"] == "auditor"
    assert [head["chain_seq"] for head in header["heads"]] == [2, made.row_count - 3, 1]
    assert all(
        link_hash(row["previous_hash"], row["table"], row["columns"]) == row["row_hash"]
        for row in rows
    )
    assert run_checker(made.folder)[0] == 0


def test_the_export_is_for_its_owner_and_whole_or_absent(
    desk: Desk, export: Path, engine: Engine, tmp_path: Path
) -> None:
    assert export.stat().st_mode & 0o077 == 0
    assert (export / "chain.jsonl").stat().st_mode & 0o077 == 0
    assert {path.name for path in export.iterdir()} == {
        "README.md",
        "anchors.jsonl",
        "chain.jsonl",
        "verify_chain.py",
    }

    reader = BookReader(engine)
    with pytest.raises(ExportExists):
        export_chain(desk, AUDITOR, reader, folder=export, readers=READERS)
    with pytest.raises(ExportStopped):
        export_chain(
            desk,
            AUDITOR,
            reader,
            folder=tmp_path / "stopped",
            readers=READERS,
            progress=lambda done, _total: done < 5,
        )
    (tmp_path / "file").touch()
    with pytest.raises(ExportUnwritable):
        export_chain(desk, AUDITOR, reader, folder=tmp_path / "file" / "x", readers=READERS)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["books", "outside"]


def test_who_takes_the_books_away_is_written_down_and_not_everybody_may(
    desk: Desk, export: Path, engine: Engine, tmp_path: Path
) -> None:
    with pytest.raises(NotPermitted):
        export_chain(
            desk,
            make_actor(Role.CLERK),
            BookReader(engine),
            folder=tmp_path / "x",
            readers=READERS,
        )

    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="export_chain")
    assert (entry.actor, entry.subject) == ("auditor", str(export))
    # It is in the export itself: nobody takes books away without a trace in them.
    assert any(row["columns"].get("act") == "export_chain" for row in read(export)[1:])


# --- five tamperings -------------------------------------------------------------------------


def read(folder: Path) -> Lines:
    return [json.loads(line) for line in (folder / "chain.jsonl").read_text("utf-8").splitlines()]


def write(folder: Path, lines: Lines) -> None:
    texts = [json.dumps(line, ensure_ascii=False) for line in lines]
    (folder / "chain.jsonl").write_text("\n".join(texts) + "\n", encoding="utf-8")


def place_of(lines: Lines, number: str) -> int:
    return next(
        index
        for index, line in enumerate(lines)
        if line.get("table") == "receipts" and line["columns"]["receipt_number"] == number
    )


def place_in(lines: Lines, table: str) -> int:
    """Return where the first row of a table stands."""
    return next(index for index, line in enumerate(lines) if line.get("table") == table)


def faults_after(folder: Path, tamper: Callable[[Lines], object], *more: str) -> list[str]:
    """Change an export and return what the checker says of it."""
    lines = read(folder)
    tamper(lines)
    write(folder, lines)
    code, said = run_checker(folder, *more)
    faults = said[
        : next(i for i, line in enumerate(said) if " rows, " in line and "faults" in line)
    ]
    assert code == (1 if faults else 0)
    return faults


def test_a_deleted_row_is_named(export: Path) -> None:
    seq = read(export)[place_of(read(export), "R11401000002")]["chain_seq"]

    faults = faults_after(export, lambda lines: lines.pop(place_of(lines, "R11401000002")))

    assert faults == [
        f"desk 1, row {seq}: deleted",
        "desk 1: number R11401000002 is missing",
    ]


def test_a_missing_notice_is_named_whichever_desk_issued_it(export: Path) -> None:
    lines = read(export)
    at = place_in(lines, "notices")
    seq = lines[at]["chain_seq"]

    assert faults_after(export, lambda lines: lines.pop(at)) == [
        f"desk 1, row {seq}: deleted",
        "the branch: number N11400000001 is missing",
    ]


def test_a_collection_that_does_not_add_up_is_named(export: Path) -> None:
    def edit(lines: Lines) -> None:
        line = lines[place_in(lines, "collections")]
        line["columns"]["overpaid_twd"] += 1

    faults = faults_after(export, edit)

    assert [re.sub(r"row \d+", "row", fault) for fault in faults] == [
        "desk 1, row (collections N11400000001): edited, its content does not have its hash",
        "desk 1, row (collections N11400000001): its parts do not add up to what arrived",
    ]


@pytest.mark.parametrize(
    ("table", "column", "value", "faults"),
    [
        (
            "drawer_entries",
            "amount_twd",
            2349,
            [
                "(drawer_entries): money for pickup P11400000001 without its hand-over",
                "(pickup_hand_overs P11400000001): its money did not leave the drawer",
            ],
        ),
        (
            "drawer_entries",
            "kind",
            "cash_out",
            ["(pickup_hand_overs P11400000001): its money did not leave the drawer"],
        ),
        (
            "pickup_hand_overs",
            "amount_twd",
            None,
            ["(drawer_entries): money for pickup P11400000001 without its hand-over"],
        ),
    ],
)
def test_money_of_a_pickup_that_stands_in_one_place_alone_is_named(
    export: Path, table: str, column: str, value: object, faults: list[str]
) -> None:
    def edit(lines: Lines) -> None:
        line = next(
            line
            for line in lines
            if line.get("table") == table and line["columns"].get("amount_twd") == 2350
        )
        line["columns"][column] = value

    found = [fault.partition(" (")[2] for fault in faults_after(export, edit)]

    (edited,) = (fault for fault in found if "edited" in fault)
    assert edited.startswith(table)
    assert [f"({fault}" for fault in found if fault != edited] == faults


def test_an_inserted_row_is_named(export: Path) -> None:
    def insert(lines: Lines) -> None:
        at = place_of(lines, "R11401000002")
        forged = {
            **lines[at],
            "columns": {**lines[at]["columns"], "receipt_number": "R11401000006"},
        }
        forged["row_hash"] = link_hash(forged["previous_hash"], "receipts", forged["columns"])
        lines.insert(at + 1, forged)

    faults = faults_after(export, insert)

    assert len(faults) == 1
    assert re.fullmatch(
        r"desk 1, row \d+ \(receipts R11401000006\): inserted, its place is taken", faults[0]
    )


@pytest.mark.parametrize("distance", [1, 2, 5])
def test_two_swapped_rows_are_named(export: Path, distance: int) -> None:
    def swap(lines: Lines) -> None:
        at = place_of(lines, "R11401000002")
        lines[at], lines[at + distance] = lines[at + distance], lines[at]

    before = read(export)
    at = place_of(before, "R11401000002")
    first, second = before[at]["chain_seq"], before[at + distance]["chain_seq"]

    faults = faults_after(export, swap)

    assert len(faults) == 2
    assert faults[0].startswith(f"desk 1, row {second} ")
    assert faults[0].endswith(f"swapped, it stands in the place of row {first}")
    assert faults[1].startswith(f"desk 1, row {first} (receipts R11401000002)")
    assert faults[1].endswith(f"swapped, it stands in the place of row {second}")


def test_rows_that_swapped_their_content_are_named(export: Path) -> None:
    def swap(lines: Lines) -> None:
        one, other = place_of(lines, "R11401000002"), place_of(lines, "R11401000003")
        for name in ("columns", "row_hash"):
            lines[one][name], lines[other][name] = lines[other][name], lines[one][name]

    faults = faults_after(export, swap)

    assert sum("edited" in fault for fault in faults) >= 2


@pytest.mark.parametrize(
    ("column", "value"), [("total_twd", 1), ("business_day", "2025-11-21"), ("content", "{}")]
)
def test_an_edited_row_is_named(export: Path, column: str, value: object) -> None:
    def edit(lines: Lines) -> None:
        lines[place_of(lines, "R11401000002")]["columns"][column] = value

    faults = faults_after(export, edit)

    assert len(faults) == 1
    assert re.fullmatch(
        r"desk 1, row \d+ \(receipts R11401000002\): edited, its content does not have its hash",
        faults[0],
    )


def test_an_edited_row_with_a_new_hash_is_named(export: Path) -> None:
    def edit(lines: Lines) -> None:
        line = lines[place_of(lines, "R11401000002")]
        line["columns"]["total_twd"] = 1
        line["row_hash"] = link_hash(line["previous_hash"], "receipts", line["columns"])

    faults = faults_after(export, edit)

    assert len(faults) == 1
    assert "was inserted or replaced" in faults[0]


def cut(lines: Lines) -> None:
    """Take the newest ten rows away, and say in the header that there never were more."""
    del lines[-10:]
    head = lines[0]["heads"][-1]
    head["chain_seq"], head["row_hash"] = lines[-1]["chain_seq"], lines[-1]["row_hash"]


def test_a_tail_that_was_cut_off_is_named_by_the_anchor(export: Path, tmp_path: Path) -> None:
    faults = faults_after(export, cut)

    assert len(faults) == 1
    assert re.fullmatch(
        r"desk 1: cut off after row \d+, the anchor of close Z3 at desk 1 knows \d+ rows"
        r" and receipt R11401000005",
        faults[0],
    )

    # Whoever cuts the tail also cuts the anchors that came along; those kept elsewhere stay.
    (export / "anchors.jsonl").write_text("", encoding="utf-8")
    assert run_checker(export)[0] == 0  # the control: a chain alone does not show it
    code, said = run_checker(export, "--anchors", str(tmp_path / "outside"))
    assert (code, said[:-2]) == (1, faults)


def test_a_tail_that_was_cut_off_without_care_is_named_by_the_header(export: Path) -> None:
    (export / "anchors.jsonl").write_text("", encoding="utf-8")

    faults = faults_after(export, lambda lines: lines.__delitem__(slice(-3, None)))

    assert len(faults) == 1
    assert "the file was to end with row" in faults[0]


def test_books_written_anew_are_named_by_the_anchor(export: Path) -> None:
    def rewrite(lines: Lines) -> None:
        lines[place_of(lines, "R11401000002")]["columns"]["total_twd"] = 1
        previous = GENESIS
        for line in lines[1:]:
            if line["desk_no"] == 1:
                line["previous_hash"] = previous
                previous = link_hash(previous, line["table"], line["columns"])
                line["row_hash"] = previous
        lines[0]["heads"][-1]["row_hash"] = previous

    faults = faults_after(export, rewrite)

    assert len(faults) == 1
    assert faults[0].endswith("written anew, the anchor of close Z3 at desk 1 knows another row")


def test_an_anchor_with_a_false_signature_or_another_key_is_named(
    desk: Desk, export: Path, tmp_path: Path
) -> None:
    private, public = make_key_pair()
    with desk.open_unit() as unit:
        genuine = unit.anchors.newest(1)
        assert genuine is not None
    forged = replace(genuine, public_key=public)
    forged = replace(forged, signature=sign(private, signed_bytes(forged)))
    folder = tmp_path / "forged"
    add_anchors(anchor_file(folder, 1), [replace(genuine, z_number=4), forged])

    code, said = run_checker(export, "--anchors", str(folder), "--key", genuine.public_key)

    assert code == 1
    assert said[:-3] == [
        "desk 1: the anchor of close Z4 at desk 1 is not signed by its key",
        "desk 1: the anchor of close Z3 at desk 1 is signed with another key",
    ]


def test_what_is_no_export_is_unreadable(export: Path, tmp_path: Path) -> None:
    for content in ("", "not json\n", "[]\n", '{"form":"another"}\n'):
        (export / "chain.jsonl").write_text(content, encoding="utf-8")
        assert run_checker(export)[0] == 2
    (export / "chain.jsonl").unlink()
    assert run_checker(export)[0] == 2


def test_a_line_that_is_no_row_is_named(export: Path) -> None:
    path = export / "chain.jsonl"
    lines = path.read_text("utf-8").splitlines()
    lines[5] = lines[5][:-20]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    code, said = run_checker(export)

    assert code == 1
    assert said[0] == "line 6 of chain.jsonl: edited, it is no row"


# --- the checker itself ----------------------------------------------------------------------


def test_the_checker_imports_nothing_of_ours_and_nothing_to_install() -> None:
    imported = re.findall(r"^(?:from|import) (\w+)", CHECKER.read_text("utf-8"), re.MULTILINE)

    assert set(imported) <= set(sys.stdlib_module_names)


def test_its_signatures_are_those_of_the_standard(tmp_path: Path) -> None:
    # RFC 8032, part 7.1, and what every checker of Ed25519 must refuse.
    shutil.copy(CHECKER, tmp_path / "verify_chain.py")
    public = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
    signature = (
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    )
    order = 2**252 + 27742317777372353535851937790883648493
    malleable = bytes.fromhex(signature)[:32] + (
        int.from_bytes(bytes.fromhex(signature)[32:], "little") + order
    ).to_bytes(32, "little")
    private, own = make_key_pair()
    program = f"""
import verify_chain as v
public, signature = {public!r}, {signature!r}
assert v.is_signed(public, signature, bytes.fromhex("af82"))
assert not v.is_signed(public, signature, b"af82")
assert not v.is_signed(public, {malleable.hex()!r}, bytes.fromhex("af82"))
assert not v.is_signed("00" * 32, signature, b"")
assert not v.is_signed("ff" * 32, signature, b"")
assert not v.is_signed("zz", signature, b"")
assert not v.is_signed(public, "00" * 10, b"")
assert v.is_signed({own!r}, {sign(private, "法".encode())!r}, "法".encode())
"""

    done = subprocess.run(
        [sys.executable, "-S", "-c", program], cwd=tmp_path, capture_output=True, check=False
    )

    assert done.returncode == 0, done.stderr


def test_the_page_on_the_form_names_every_field() -> None:
    page = FORM.read_text("utf-8")

    for field in (*Anchor.__slots__, "previous_hash", "columns", "heads"):
        assert f"`{field}`" in page, field
