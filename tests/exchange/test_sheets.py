import csv
import io
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odfdo import Document

from counter_app.domain.sheets import Column, Table, Workbook
from counter_app.exchange.sheets import CSV_MARK, FACTS_SHEET, table_to_csv, workbook_to_ods

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠A", "  =1+1", "'=1+1")
HIDDEN_STARTS = ("\t=1+1", "\r=1+1", "\n=1+1", "\0=1+1")
COLUMNS = (
    Column(name="號碼", width=30),
    Column(name="事由", width=60),
    Column(name="金額", width=20, is_number=True),
)


def table(*rows: tuple[Any, ...], **changes: Any) -> Table:  # noqa: ANN401 - of a dataclass
    values: dict[str, Any] = {"title": "收據登記", "columns": COLUMNS, "rows": rows}
    return Table(**values | changes)


def workbook(*tables: Table, **changes: Any) -> Workbook:  # noqa: ANN401 - of a dataclass
    values: dict[str, Any] = {
        "title": "收據登記簿",
        "branch_name": "法務部行政執行署宜蘭分署",
        "facts": (("營業日", "114/11/20"),),
        "tables": tables,
    }
    return Workbook(**values | changes)


def sheets_of(ods: bytes) -> dict[str, list[list[Any]]]:
    """Read a spreadsheet back as a program that knows nothing of ours does."""
    found = Document(io.BytesIO(ods)).body.tables
    return {str(each.name): [list(row) for row in each.get_values()] for each in found}


def content_of(ods: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(ods)) as file:
        return file.read("content.xml").decode()


def csv_rows(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_spreadsheet_is_read_back_cell_by_cell() -> None:
    ods = workbook_to_ods(
        workbook(
            table(
                ("R11401000001", "王○明 & <林>", 1234567),
                ("R11401000002", "", None),
                total=("合計", "", 1234567),
            ),
            is_demo=True,
        )
    )

    found = sheets_of(ods)

    assert list(found) == [FACTS_SHEET, "收據登記"]
    assert found["收據登記"] == [
        ["號碼", "事由", "金額"],
        ["R11401000001", "王○明 & <林>", 1234567],
        ["R11401000002", None, None],
        ["合計", None, 1234567],
    ]
    assert ["營業日", "114/11/20"] in found[FACTS_SHEET]
    assert any("範例" in str(cell) for row in found[FACTS_SHEET] for cell in row)
    assert Document(io.BytesIO(ods)).meta.title == "收據登記簿"


@pytest.mark.parametrize("text", FORMULAS + HIDDEN_STARTS)
def test_no_cell_of_a_spreadsheet_is_a_formula(text: str) -> None:
    ods = workbook_to_ods(workbook(table((text, text, -5)), facts=((text, text),), title=text))

    cells = sheets_of(ods)["收據登記"][1]

    assert str(cells[0])[0] in {"'", "\N{REPLACEMENT CHARACTER}"}
    assert cells[2] == -5
    assert "table:formula" not in content_of(ods)


@pytest.mark.parametrize("text", FORMULAS + HIDDEN_STARTS)
def test_no_cell_of_a_csv_begins_a_formula(text: str) -> None:
    data = table_to_csv(table((text, "王小明", -5), total=("合計", text, 7)))

    rows = csv_rows(data)

    assert data.decode().startswith(CSV_MARK)
    assert rows[1][0][0] in {"'", "\N{REPLACEMENT CHARACTER}"}
    assert rows[1][1:] == ["王小明", "-5"]
    assert rows[2] == ["合計", rows[2][1], "7"]
    assert rows[2][1][0] in {"'", "\N{REPLACEMENT CHARACTER}"}


def test_the_naive_way_does_write_a_formula() -> None:
    naive = io.StringIO()
    csv.writer(naive).writerow(["=1+1"])

    assert naive.getvalue().startswith("=")


def test_names_of_sheets_are_what_a_spreadsheet_takes() -> None:
    ods = workbook_to_ods(
        workbook(
            table(("1", "", 1), title="解繳/彙總: [甲]"),
            table(("1", "", 1), title="解繳/彙總: [甲]"),
            table(("1", "", 1), title="長" * 60),
        )
    )

    names = list(sheets_of(ods))

    assert len(set(names)) == len(names) == 4
    assert all(len(name) <= 31 for name in names)
    assert not any(sign in name for name in names for sign in "[]*?:/\\")


def test_a_table_without_rows_says_so_among_the_facts() -> None:
    found = sheets_of(workbook_to_ods(workbook(table(when_empty="本班無作廢", title="作廢"))))

    assert list(found) == [FACTS_SHEET]
    assert ["作廢", "本班無作廢"] in found[FACTS_SHEET]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=12), st.integers(min_value=-(10**12), max_value=10**12))
def test_any_text_and_any_number_can_be_written(text: str, number: int) -> None:
    value = table((text, text, number))

    assert sheets_of(workbook_to_ods(workbook(value)))["收據登記"][1][2] == number
    assert csv_rows(table_to_csv(value))[1][2] == str(number)
