import hashlib
import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import IntEnum
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.chain import GENESIS, canonical_json, link_hash
from counter_app.domain.tenders import TenderKind

ROW = {
    "raw": b"\x02\xff",
    "payer_name": "王小明",
    "amount_twd": 2350,
    "is_demo": False,
    "void_day": None,
    "issued_at": datetime(2025, 6, 13, 9, 2, 3, 4, tzinfo=TAIPEI),
}
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.binary(max_size=4),
    st.dates(),
)
ROWS = st.dictionaries(st.sampled_from("abcdef"), VALUES, min_size=1)


class Copy(IntEnum):
    PAYER = 1


def test_a_row_has_one_spelling() -> None:
    assert canonical_json(ROW).decode() == (
        '{"amount_twd":2350,"is_demo":false,"issued_at":"2025-06-13T01:02:03.000004+00:00",'
        '"payer_name":"王小明","raw":"02ff","void_day":null}'
    )


def test_the_first_link_is_what_another_hash_program_gives() -> None:
    # printf '%064d\nreceipts\n{…}' 0 | sha256sum
    expected = "81644c89df1ee7dae3e551263922f0cb70ddce64cb224a45282817f61e7d939f"

    assert link_hash(GENESIS, "receipts", ROW) == expected


def test_a_link_is_a_hash_over_three_lines() -> None:
    first = link_hash(GENESIS, "receipts", ROW)
    spelled = '{"act":"付款","day":"2025-06-13"}'
    by_hand = hashlib.sha256(f"{first}\njournal\n{spelled}".encode())

    assert link_hash(first, "journal", {"day": date(2025, 6, 13), "act": "付款"}) == (
        by_hand.hexdigest()
    )


def test_the_order_of_columns_and_the_kind_of_mapping_do_not_matter() -> None:
    backwards = MappingProxyType(dict(reversed(ROW.items())))

    assert canonical_json(backwards) == canonical_json(ROW)


def test_one_moment_has_one_spelling_in_every_zone() -> None:
    moment = datetime(2025, 6, 13, tzinfo=UTC)

    for hours in (-8, 0, 8):
        elsewhere = moment.astimezone(timezone(timedelta(hours=hours)))
        assert canonical_json({"at": elsewhere}) == b'{"at":"2025-06-13T00:00:00.000000+00:00"}'


def test_an_enumeration_is_spelled_as_its_value() -> None:
    assert canonical_json({"kind": TenderKind.CASH, "copy": Copy.PAYER}) == canonical_json(
        {"kind": "cash", "copy": 1}
    )


@pytest.mark.parametrize(
    "value", [1.5, 1.0, Decimal(1), [1], {"a": 1}, ("a",), Path("a")], ids=repr
)
def test_a_value_without_an_exact_spelling_is_a_bug(value: object) -> None:
    with pytest.raises(TypeError, match="amount_twd"):
        canonical_json({"amount_twd": value})


def test_a_time_without_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="without zone: at"):
        canonical_json({"at": datetime(2025, 6, 13)})  # noqa: DTZ001 - the point of the test


def test_text_that_is_not_unicode_is_a_bug() -> None:
    with pytest.raises(ValueError, match="surrogates not allowed"):
        canonical_json({"name": "\ud800"})


def test_only_a_hash_can_be_linked_to() -> None:
    with pytest.raises(ValueError, match="not a hash"):
        link_hash("", "receipts", ROW)


@given(ROWS, st.data())
def test_any_change_of_one_column_changes_the_hash(
    row: dict[str, object], data: st.DataObject
) -> None:
    column = data.draw(st.sampled_from(sorted(row)))
    before = canonical_json({column: row[column]})
    other = data.draw(VALUES.filter(lambda value: canonical_json({column: value}) != before))

    changed = {**row, column: other}

    assert link_hash(GENESIS, "receipts", changed) != link_hash(GENESIS, "receipts", row)


@given(ROWS, st.data())
def test_a_column_left_out_or_renamed_changes_the_hash(
    row: dict[str, object], data: st.DataObject
) -> None:
    column = data.draw(st.sampled_from(sorted(row)))
    rest = {name: value for name, value in row.items() if name != column}
    right = link_hash(GENESIS, "receipts", row)

    assert link_hash(GENESIS, "receipts", rest) != right
    assert link_hash(GENESIS, "receipts", {**rest, "z": row[column]}) != right


@given(ROWS)
def test_another_table_or_another_row_before_changes_the_hash(row: dict[str, object]) -> None:
    right = link_hash(GENESIS, "receipts", row)

    assert link_hash(GENESIS, "receipt", row) != right
    assert link_hash(right, "receipts", row) != right


@given(ROWS)
def test_the_spelling_is_json(row: dict[str, object]) -> None:
    assert set(json.loads(canonical_json(row))) == set(row)
