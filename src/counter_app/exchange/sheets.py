"""Tables for spreadsheets: ODS (CNS 15251, what the offices exchange) and CSV.

No cell is ever a formula: text that a spreadsheet might take for one is disarmed
(`exchange.rejected_rows.disarmed`), and what is a number is written as a number.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from counter_app.domain.sheets import Cell, Column, Table, Workbook
from counter_app.exchange.rejected_rows import disarmed

CSV_MARK: Final = "\ufeff"
"""Without it Excel reads UTF-8 as the code page of the computer."""

FACTS_SHEET: Final = "說明"
_DEMO_NOTE: Final = "範例資料，不具效力"

_NAME_MAX: Final = 31
_NOT_IN_NAMES: Final = re.compile(r"[\[\]*?:/\\']")
_NOT_IN_XML: Final = re.compile("[\ufffe\uffff]")
_SHEET_PER_PAPER: Final = 1.25
_FACT_COLUMNS_MM: Final = (45.0, 130.0)
_CONTENT: Final = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.4"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0">
<office:automatic-styles>
 <number:number-style style:name="whole">
  <number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/>
 </number:number-style>
 <number:number-style style:name="hundredths">
  <number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/>
 </number:number-style>
 <style:style style:name="number" style:family="table-cell" style:data-style-name="whole"/>
 <style:style style:name="share" style:family="table-cell" style:data-style-name="hundredths"/>
 <style:style style:name="head" style:family="table-cell">
  <style:table-cell-properties fo:background-color="#e6e6e6"/>
  <style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/>
 </style:style>
 <style:style style:name="total" style:family="table-cell">
  <style:table-cell-properties fo:border-top="0.75pt solid #000000"/>
  <style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/>
 </style:style>
 <style:style style:name="total-number" style:family="table-cell" style:data-style-name="whole">
  <style:table-cell-properties fo:border-top="0.75pt solid #000000"/>
  <style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/>
 </style:style>
{columns}</office:automatic-styles>
<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>
</office:document-content>
"""


def workbook_to_ods(workbook: Workbook) -> bytes:
    """Return a spreadsheet: one sheet with the facts, then one for each table.

    A table begins in the first row with its heads, so that it can be sorted and filtered as
    it is; its total, if any, is the last row.  The same value gives the same cells.
    """
    from odfdo import Container, Document  # noqa: PLC0415 - heavy

    names = _Names()
    widths: dict[float, str] = {}
    sheets = [_facts_sheet(workbook, names, widths)]
    sheets += [
        _sheet(table, names, widths) for table in workbook.tables if table.rows or table.total
    ]
    empty = Document("spreadsheet")
    empty.set_language("zh-TW")
    empty.meta.title = _plain(workbook.title)
    empty.meta.creator = _plain(workbook.branch_name)
    file = io.BytesIO()
    empty.save(file)
    # As text in one piece: as elements, a register of a year would take minutes.
    container = Container(io.BytesIO(file.getvalue()))
    container.set_part(
        "content.xml",
        _CONTENT.format(columns="".join(_column_styles(widths)), sheets="".join(sheets)).encode(),
    )
    file = io.BytesIO()
    container.save(file)
    return file.getvalue()


def table_to_csv(table: Table) -> bytes:
    """Return a table as CSV: UTF-8 with a byte order mark, lines end with CR LF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([disarmed(column.name) for column in table.columns])
    rows = table.rows if not table.total else (*table.rows, table.total)
    writer.writerows(
        [cell if isinstance(cell, int | Decimal) else disarmed(cell or "") for cell in row]
        for row in rows
    )
    return (CSV_MARK + text.getvalue()).encode(errors="replace")


class _Names:
    """Names of sheets: each once, none that a spreadsheet refuses."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, title: str) -> str:
        plain = _NOT_IN_NAMES.sub(" ", _plain(title)).strip()[:_NAME_MAX] or FACTS_SHEET
        name, number = plain, 1
        while name in self._taken:
            number += 1
            name = f"{plain[: _NAME_MAX - 4]} {number}"
        self._taken.add(name)
        return name


def _facts_sheet(workbook: Workbook, names: _Names, widths: dict[float, str]) -> str:
    facts: list[tuple[str, str]] = [("", workbook.title), ("機關", workbook.branch_name)]
    facts += workbook.facts
    if workbook.is_demo:
        facts.append(("注意", _DEMO_NOTE))
    facts += [(table.title, table.note) for table in workbook.tables if table.note]
    facts += [
        (table.title, table.when_empty)
        for table in workbook.tables
        if table.when_empty and not table.rows
    ]
    columns = [Column(name="", width=width) for width in _FACT_COLUMNS_MM]
    rows = "".join(_row(fact, "", "number") for fact in facts)
    return _table_of(names.take(FACTS_SHEET), _columns(columns, widths), "", rows)


def _sheet(table: Table, names: _Names, widths: dict[float, str]) -> str:
    head = _row([column.name for column in table.columns], "head", "head")
    rows = "".join(_row(row, "", "number") for row in table.rows)
    if table.total:
        rows += _row(table.total, "total", "total-number")
    return _table_of(names.take(table.title), _columns(table.columns, widths), head, rows)


def _table_of(name: str, columns: str, head: str, rows: str) -> str:
    repeated = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
    return f"<table:table table:name={quoteattr(name)}>{columns}{repeated}{rows}</table:table>"


def _columns(columns: Iterable[Column], widths: dict[float, str]) -> str:
    return "".join(
        f'<table:table-column table:style-name="{_width_style(column.width, widths)}"/>'
        for column in columns
    )


def _width_style(width: float, widths: dict[float, str]) -> str:
    return widths.setdefault(width, f"column{len(widths) + 1}")


def _column_styles(widths: dict[float, str]) -> Iterator[str]:
    for width, name in widths.items():
        yield (
            f'<style:style style:name="{name}" style:family="table-column">'
            f"<style:table-column-properties"
            f' style:column-width="{width * _SHEET_PER_PAPER:.1f}mm"/>'
            "</style:style>"
        )


def _row(cells: Iterable[Cell], text_style: str, number_style: str) -> str:
    return (
        "<table:table-row>"
        + "".join(_cell(cell, text_style, number_style) for cell in cells)
        + "</table:table-row>"
    )


def _cell(cell: Cell, text_style: str, number_style: str) -> str:
    if isinstance(cell, Decimal):
        # Digit for digit as it is written: no binary number on the way.
        return (
            f'<table:table-cell table:style-name="share" office:value-type="float"'
            f' office:value="{cell}"><text:p>{cell:,}</text:p></table:table-cell>'
        )
    style = number_style if isinstance(cell, int) else text_style
    styled = f' table:style-name="{style}"' if style else ""
    if cell is None or cell == "":
        return f"<table:table-cell{styled}/>"
    if isinstance(cell, int):
        return (
            f'<table:table-cell{styled} office:value-type="float" office:value="{cell}">'
            f"<text:p>{cell:,}</text:p></table:table-cell>"
        )
    return (
        f'<table:table-cell{styled} office:value-type="string">'
        f"<text:p>{escape(_plain(cell))}</text:p></table:table-cell>"
    )


def _plain(text: str) -> str:
    """Return a text that XML can hold and no spreadsheet runs."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", disarmed(text))
