import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from counter_app.domain.closing import Anchor, signed_bytes
from counter_app.exchange.anchor_files import add_anchors, anchor_file, read_anchors
from counter_app.services.anchors import (
    anchor_close,
    check_anchors,
    is_genuine,
    publish_anchors,
)
from counter_app.services.desk import Desk
from counter_app.store.opening import reading
from counter_app.store.schema import chain_heads
from counter_app.vault.signing import is_signed, make_key_pair, sign
from factories import NOON, make_desk, open_shift

DAY = date(2025, 11, 20)


def anchor(desk: Desk, z_number: int = 1) -> tuple[Anchor, ...]:
    """Do what a close does at its end."""
    with desk.open_unit() as unit:
        made = anchor_close(unit, desk, z_number=z_number, business_day=DAY)
        unit.commit()
    return made


@pytest.fixture
def closing(busy_engine: Engine, tmp_path: Path) -> Desk:
    """A desk with books, and two folders for its anchors."""
    return make_desk(busy_engine, anchor_folders=(tmp_path / "here", tmp_path / "there"))


def test_a_signature_holds_for_these_bytes_and_this_key_alone() -> None:
    private, public = make_key_pair()
    _other, other_public = make_key_pair()
    signature = sign(private, b"head")

    assert is_signed(public, signature, b"head")
    assert not is_signed(public, signature, b"heaD")
    assert not is_signed(other_public, signature, b"head")
    assert not is_signed(public, "00" * 64, b"head")
    assert not is_signed("no key", "no signature", b"head")


def test_an_anchor_names_the_head_of_both_chains(closing: Desk, busy_engine: Engine) -> None:
    of_desk, of_office = anchor(closing, 7)

    with reading(busy_engine) as connection:
        heads = {
            row.desk_no: (row.chain_seq, row.row_hash)
            for row in connection.execute(select(chain_heads))
        }
    assert (of_desk.chain_seq, of_desk.row_hash) == heads[1]
    assert (of_office.chain_seq, of_office.row_hash) == heads[0]
    assert (of_desk.desk_no, of_desk.z_number, of_desk.business_day) == (1, 7, DAY)
    assert of_desk.last_receipt == "R11401000005"
    assert is_genuine(of_desk)
    assert is_genuine(of_office)


@pytest.mark.parametrize(
    "change",
    [
        {"chain_desk_no": 2},
        {"chain_seq": 3},
        {"row_hash": "0" * 64},
        {"desk_no": 2},
        {"z_number": 2},
        {"business_day": date(2025, 11, 21)},
        {"at": NOON.replace(microsecond=1)},
        {"last_receipt": "R11401000004"},
        {"public_key": make_key_pair()[1]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_no_field_of_an_anchor_changes_under_its_signature(
    closing: Desk, change: dict[str, object]
) -> None:
    assert not is_genuine(replace(anchor(closing)[0], **change))  # type: ignore[arg-type]


def test_one_key_signs_for_every_desk_of_a_branch(busy_engine: Engine) -> None:
    keys = set()
    for desk_no in (1, 2):
        desk = make_desk(busy_engine, desk_no=desk_no)
        if desk_no > 1:
            open_shift(desk)
        keys |= {made.public_key for made in anchor(desk)}

    with make_desk(busy_engine).open_unit() as unit:
        assert unit.anchors.public_keys() == keys
        assert [entry.desk_no for entry in unit.journal.entries(act="make_signing_key")] == [0]
    assert len(keys) == 1


def test_an_anchor_of_a_desk_without_receipts_names_none(busy_engine: Engine) -> None:
    desk = make_desk(busy_engine, desk_no=2)
    open_shift(desk)

    assert anchor(desk)[0].last_receipt == ""


def test_an_office_that_did_nothing_keeps_its_anchor(closing: Desk, busy_engine: Engine) -> None:
    _first, of_office = anchor(closing, 1)
    desk_2 = make_desk(busy_engine, desk_no=2)
    open_shift(desk_2)
    of_desk_2, again = anchor(desk_2, 1)

    assert again == of_office
    with closing.open_unit() as unit:
        assert unit.anchors.newest(0) == of_office
        assert unit.anchors.newest(2) == of_desk_2
        assert len(unit.anchors.all()) == 3


def test_a_close_that_fails_leaves_no_anchor(closing: Desk) -> None:
    with closing.open_unit() as unit:
        anchor_close(unit, closing, z_number=1, business_day=DAY)

    with closing.open_unit() as unit:
        assert unit.anchors.all() == []


def test_publishing_writes_each_anchor_once_into_every_folder(closing: Desk) -> None:
    made = set(anchor(closing, 1))
    published = publish_anchors(closing)
    before = [path.read_bytes() for path in published]
    made |= set(anchor(replace(closing, desk_no=2), 1))

    assert publish_anchors(closing) == published
    assert publish_anchors(closing) == published

    assert published == [folder / "desk-01.jsonl" for folder in closing.anchor_folders]
    assert [path.read_bytes() for path in published] == before
    for folder in closing.anchor_folders:
        assert set(read_anchors(folder)) == made
        lines = b"".join(path.read_bytes() for path in folder.iterdir()).splitlines()
        assert len(lines) == len(made)
        assert set(json.loads(lines[0])) == set(Anchor.__slots__)


def test_a_folder_that_cannot_be_reached_holds_up_nobody(closing: Desk, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.write_text("a file where a folder should be", encoding="utf-8")
    desk = replace(closing, anchor_folders=(away / "anchors", tmp_path / "here"))
    made = anchor(desk)

    assert publish_anchors(desk) == [tmp_path / "here" / "desk-01.jsonl"]

    away.unlink()
    assert len(publish_anchors(desk)) == 2
    assert set(read_anchors(away / "anchors")) == set(made)


def test_half_a_line_of_a_power_cut_is_written_again(closing: Desk) -> None:
    first = set(anchor(closing))
    (path, _other) = publish_anchors(closing)
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])

    publish_anchors(closing)

    assert set(read_anchors(path.parent)) == first
    assert path.read_bytes().startswith(whole[:-40] + b"\n")


def test_a_store_knows_what_it_has_anchored(closing: Desk) -> None:
    assert check_anchors(closing) is None  # no folder yet
    anchor(closing)
    publish_anchors(closing)

    assert check_anchors(closing) is None


def test_a_store_that_is_older_than_an_anchor_is_told(
    busy_engine: Engine, closing: Desk, tmp_path: Path
) -> None:
    anchor(closing, 1)
    publish_anchors(closing)
    with reading(busy_engine) as connection:  # an older copy is put back
        for table in ("anchors", "signing_keys"):
            for trigger in ("delete", "truncate"):
                if busy_engine.dialect.name == "sqlite":
                    connection.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_{trigger}"))
                else:
                    name = f"{table}_no_{trigger}"
                    connection.execute(text(f"DROP TRIGGER IF EXISTS {name} ON {table}"))
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - names of ours

    found = check_anchors(closing)

    assert found is not None
    assert (found.desk_no, found.z_number, found.business_day) == (1, 1, DAY)


def test_an_anchor_that_nobody_signed_shuts_no_store(closing: Desk, tmp_path: Path) -> None:
    made = anchor(closing)[0]
    add_anchors(anchor_file(tmp_path / "here", 1), [replace(made, z_number=9)])

    assert check_anchors(closing) is None


def test_the_signed_bytes_are_as_described(closing: Desk) -> None:
    made = anchor(closing)[0]

    head, _line, fields = signed_bytes(made).partition(b"\n")

    assert head == b"counter-app anchor"
    assert json.loads(fields) == {
        "at": "2025-11-20T04:00:00.000000+00:00",
        "business_day": "2025-11-20",
        "chain_desk_no": 1,
        "chain_seq": made.chain_seq,
        "desk_no": 1,
        "last_receipt": made.last_receipt,
        "public_key": made.public_key,
        "row_hash": made.row_hash,
        "z_number": 1,
    }
