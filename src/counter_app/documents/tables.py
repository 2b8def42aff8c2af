"""Tables on A4: the layout that the Z report, the register, the remittance and others share.

A table that does not fit goes on over the next pages, its title and heads repeated; a row is
never torn.  What may not stand alone (a title, a total) takes a row along::

    +--------------------------------+    +--------------------------------+
    | branch            (title)      |    | title, which              2 / 2|
    | facts  facts  facts            |    | table (continued)              |
    | table                          |    |  head  head  head              |
    |  head  head  head              |    |  cell  cell  cell              |
    |  cell  cell  cell              |    |  total                         |
    |  cell  cell  cell              |    | signatures                     |
    | which                     1 / 2|    | which                     2 / 2|
    +--------------------------------+    +--------------------------------+
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Final

from counter_app.documents.fonts import Faces, open_faces
from counter_app.documents.page import (
    BLACK,
    HEAVY,
    POINT_MM,
    QUIET,
    Align,
    Fitted,
    Ink,
    Sheet,
    fit,
    leading_mm,
)
from counter_app.documents.receipt_setting import A4_MM
from counter_app.domain.sheets import Cell, Column, Table, Workbook

LEFT_MM: Final = 14.0
WIDTH_MM: Final = 182.0

_TOP_MM: Final = 13.0
_BOTTOM_MM: Final = 15.0
_PAD_MM: Final = 1.0
_AFTER_NUMBER_MM: Final = 3.0
_GAP_MM: Final = 4.0
_BRANCH_PT: Final = 12.0
_TITLE_PT: Final = 19.0
_TABLE_TITLE_PT: Final = 11.0
_BODY_PT: Final = 8.8
_HEAD_PT: Final = 8.0
_LABEL_PT: Final = 7.6
_FACT_PT: Final = 9.6
_ROW_AIR_MM: Final = 1.1
_FACTS_IN_ROW: Final = 3
_CELL_LINES_MAX: Final = 4
_WATERMARK_PT: Final = 150.0
_SIGN_MM: Final = 19.0
_TITLE_INK: Final = Ink(heavy=True, tracking_em=0.18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Something that is drawn whole on one page.

    Attributes:
        draw: Draws it from a place on, in mm from the top of the page.
        repeat: What stands above it again where it begins a page.
        is_glued: It does not part from the block after it.
    """

    height_mm: float
    draw: Callable[[float], None]
    repeat: "Block | None" = None
    is_glued: bool = False


LayBlock = Callable[[Sheet], Block]
"""Lays out something of its own below the tables, `WIDTH_MM` wide from `LEFT_MM` upright."""


def draw_workbook(
    workbook: Workbook,
    *,
    which: str,
    signatures: Sequence[str] = (),
    lead: Sequence[LayBlock] = (),
    tail: Sequence[LayBlock] = (),
    faces: Faces | None = None,
    is_landscape: bool = False,
) -> bytes:
    """Return tables as A4 pages; the same value always gives the same bytes.

    Args:
        workbook: What is drawn.
        which: Tells this paper from others of its kind, at the foot of each page.
        signatures: Who signs, from left to right.
        lead: What stands between the facts and the tables.
        tail: What follows the tables, above the signatures.
        faces: What to draw with; those of `open_faces` where none are given.
        is_landscape: Lay the paper across, for tables of many columns.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    width_mm, height_mm = A4_MM[::-1] if is_landscape else A4_MM
    sheet = Sheet(
        width_mm=width_mm,
        height_mm=height_mm,
        title=f"{workbook.title} {which}".strip(),
        author=workbook.branch_name,
        faces=faces or open_faces(),
    )
    pages = _Pages(sheet, workbook, which)
    blocks = [pages.masthead(), *pages.facts(), *(lay(sheet) for lay in lead)]
    for table in workbook.tables:
        blocks += pages.table(table)
    blocks += [lay(sheet) for lay in tail]
    if signatures:
        blocks.append(pages.signatures(signatures))
    pages.draw(blocks)
    return sheet.finish()


class _Pages:
    """One paper: lays its parts out as blocks, and the blocks on pages."""

    def __init__(self, sheet: Sheet, workbook: Workbook, which: str) -> None:
        self._sheet = sheet
        self._workbook = workbook
        self._which = which
        self._width_mm = sheet.width_mm - 2 * LEFT_MM
        self._room_mm = sheet.height_mm - _TOP_MM - _BOTTOM_MM
        # The same words stand in thousands of rows.
        self._fits: dict[tuple[str, float, float, int], Fitted] = {}

    # --- what stands on the paper -------------------------------------------------

    def masthead(self) -> Block:
        height_mm = leading_mm(_BRANCH_PT, spread=1.5) + leading_mm(_TITLE_PT, spread=1.45)
        return Block(height_mm=height_mm + 1.5, draw=self._draw_masthead, is_glued=True)

    def _draw_masthead(self, top_mm: float) -> None:
        middle_mm = self._sheet.width_mm / 2
        branch_y_mm = top_mm + leading_mm(_BRANCH_PT, spread=1.1)
        self._sheet.write(
            self._workbook.branch_name,
            x_mm=middle_mm,
            y_mm=branch_y_mm,
            size_pt=_BRANCH_PT,
            align=Align.CENTRE,
        )
        title_y_mm = branch_y_mm + leading_mm(_TITLE_PT, spread=1.3)
        self._sheet.write(
            self._workbook.title,
            x_mm=middle_mm,
            y_mm=title_y_mm,
            size_pt=_TITLE_PT,
            align=Align.CENTRE,
            ink=_TITLE_INK,
        )
        self._sheet.rule(
            x_mm=LEFT_MM, y_mm=title_y_mm + 3.2, length_mm=self._width_mm, width_pt=1.1
        )

    def facts(self) -> list[Block]:
        facts = self._workbook.facts
        rows = [
            facts[place : place + _FACTS_IN_ROW] for place in range(0, len(facts), _FACTS_IN_ROW)
        ]
        blocks = []
        for row in rows:
            width_mm = self._width_mm / _FACTS_IN_ROW
            laid = [
                (label, self._fit(value, width_mm - 2, _FACT_PT, lines_max=2))
                for label, value in row
            ]
            height_mm = leading_mm(_LABEL_PT) + max(value.height_mm for _, value in laid) + 1.6
            blocks.append(Block(height_mm=height_mm, draw=partial(self._draw_facts, laid)))
        return blocks

    def _draw_facts(self, laid: list[tuple[str, Fitted]], top_mm: float) -> None:
        for place, (label, value) in enumerate(laid):
            x_mm = LEFT_MM + place * self._width_mm / _FACTS_IN_ROW
            label_mm = leading_mm(_LABEL_PT)
            self._sheet.write(
                label, x_mm=x_mm, y_mm=top_mm + label_mm, size_pt=_LABEL_PT, ink=QUIET
            )
            self._sheet.write_fitted(value, x_mm=x_mm, top_mm=top_mm + label_mm + 0.5)

    def table(self, table: Table) -> list[Block]:
        if not table.rows and not table.total:
            return [self._empty(table)] if table.when_empty else []
        edges = _edges(table.columns, self._width_mm)
        heads = self._row(
            [column.name for column in table.columns], table.columns, edges, size_pt=_HEAD_PT
        )
        heads = replace(heads, draw=partial(self._draw_heads, heads), is_glued=True)
        again = _stacked(self._title(f"{table.title}（續）"), heads)
        rows = [
            replace(self._row(row, table.columns, edges, size_pt=_BODY_PT), repeat=again)
            for row in table.rows
        ]
        if table.total:
            total = self._row(table.total, table.columns, edges, size_pt=_BODY_PT, ink=HEAVY)
            if rows:
                # A total never stands alone at the top of a page.
                rows[-1] = replace(rows[-1], is_glued=True)
            rows.append(replace(total, draw=partial(self._draw_total, total), repeat=again))
        blocks = [self._title(table.title), heads, *rows]
        if table.note:
            blocks[-1] = replace(blocks[-1], is_glued=True)
            blocks.append(self._note(table.note))
        if table.is_whole and sum(block.height_mm for block in blocks) <= self._room_mm:
            blocks[:-1] = [replace(block, is_glued=True) for block in blocks[:-1]]
        return blocks

    def _title(self, title: str, *, gap_mm: float = _GAP_MM) -> Block:
        height_mm = gap_mm + leading_mm(_TABLE_TITLE_PT, spread=1.35)

        def draw(top_mm: float) -> None:
            self._sheet.write(
                title,
                x_mm=LEFT_MM,
                y_mm=top_mm + height_mm - 1.6,
                size_pt=_TABLE_TITLE_PT,
                ink=HEAVY,
            )

        return Block(height_mm=height_mm, draw=draw, is_glued=True)

    def _empty(self, table: Table) -> Block:
        """A table without rows is one line: its title, and that there is nothing."""
        title = self._title(table.title, gap_mm=_GAP_MM / 4)

        def draw(top_mm: float) -> None:
            title.draw(top_mm)
            self._sheet.write(
                table.when_empty,
                x_mm=LEFT_MM
                + (self._sheet.faces.width_pt(table.title, _TABLE_TITLE_PT) + 14) * POINT_MM,
                y_mm=top_mm + title.height_mm - 1.6,
                size_pt=_BODY_PT,
                ink=QUIET,
            )

        return Block(height_mm=title.height_mm, draw=draw)

    def _note(self, note: str) -> Block:
        fitted = self._fit(note, self._width_mm, _HEAD_PT, lines_max=3)
        return Block(
            height_mm=fitted.height_mm + 0.8,
            draw=lambda top_mm: self._write(fitted, top_mm + 0.8),
        )

    def _write(self, fitted: Fitted, top_mm: float) -> None:
        self._sheet.write_fitted(fitted, x_mm=LEFT_MM, top_mm=top_mm, ink=QUIET)

    def _row(
        self,
        cells: Sequence[Cell],
        columns: Sequence[Column],
        edges: Sequence[float],
        *,
        size_pt: float,
        ink: Ink = BLACK,
    ) -> Block:
        laid = []
        for place, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            left_mm, right_mm = edges[place] + _PAD_MM, edges[place + 1] - _PAD_MM
            is_figure = isinstance(cell, int | Decimal)
            words = "" if cell is None else f"{cell:,}" if is_figure else str(cell)
            is_right = column.is_number or is_figure
            if not is_right and place and columns[place - 1].is_number:
                # Figures end where the words after them begin; without air they run together.
                left_mm += _AFTER_NUMBER_MM
            fitted = self._fit(
                words,
                right_mm - left_mm,
                size_pt,
                lines_max=1 if is_figure else _CELL_LINES_MAX,
            )
            laid.append((fitted, right_mm if is_right else left_mm, is_right))
        height_mm = max(fitted.height_mm for fitted, _, _ in laid) + _ROW_AIR_MM
        return Block(
            height_mm=height_mm, draw=partial(self._draw_row, laid, height_mm, edges[-1], ink)
        )

    def _draw_row(  # noqa: PLR0917 - bound once, when the row is laid out
        self,
        laid: list[tuple[Fitted, float, bool]],
        height_mm: float,
        right_mm: float,
        ink: Ink,
        top_mm: float,
    ) -> None:
        for fitted, x_mm, is_right in laid:
            self._sheet.write_fitted(
                fitted,
                x_mm=x_mm,
                top_mm=top_mm + _ROW_AIR_MM / 2,
                align=Align.RIGHT if is_right else Align.LEFT,
                ink=ink,
            )
        self._sheet.rule(
            x_mm=LEFT_MM,
            y_mm=top_mm + height_mm,
            length_mm=right_mm - LEFT_MM,
            width_pt=0.25,
            grey=0.6,
        )

    def _draw_heads(self, heads: Block, top_mm: float) -> None:
        self._sheet.frame(
            x_mm=LEFT_MM,
            top_mm=top_mm,
            width_mm=self._width_mm,
            height_mm=heads.height_mm,
            grey=0.92,
            filled=True,
        )
        heads.draw(top_mm)

    def _draw_total(self, total: Block, top_mm: float) -> None:
        self._sheet.rule(x_mm=LEFT_MM, y_mm=top_mm, length_mm=self._width_mm, width_pt=0.8)
        total.draw(top_mm)

    def signatures(self, signatures: Sequence[str]) -> Block:
        return Block(height_mm=_SIGN_MM, draw=partial(self._draw_signatures, signatures))

    def _draw_signatures(self, signatures: Sequence[str], top_mm: float) -> None:
        width_mm = self._width_mm / len(signatures)
        y_mm = top_mm + _SIGN_MM - 3.5
        for place, who in enumerate(signatures):
            x_mm = LEFT_MM + place * width_mm
            self._sheet.write(who, x_mm=x_mm, y_mm=y_mm, size_pt=_FACT_PT)
            words_mm = self._sheet.faces.width_pt(who, _FACT_PT) * POINT_MM + 2
            self._sheet.rule(
                x_mm=x_mm + words_mm, y_mm=y_mm + 0.8, length_mm=width_mm - words_mm - 6
            )

    # --- pages --------------------------------------------------------------------

    def draw(self, blocks: Sequence[Block]) -> None:
        """Draw everything, page after page."""
        pages = _distribute(blocks, room_mm=self._room_mm)
        for number, page in enumerate(pages, start=1):
            if number > 1:
                self._sheet.next_page()
            if self._workbook.is_demo:
                self._sheet.watermark(
                    centre_x_mm=self._sheet.width_mm / 2,
                    centre_y_mm=self._sheet.height_mm / 2,
                    size_pt=_WATERMARK_PT,
                )
            y_mm = _TOP_MM
            for block in page:
                block.draw(y_mm)
                y_mm += block.height_mm
            self._draw_foot(number, len(pages))

    def _draw_foot(self, number: int, count: int) -> None:
        y_mm = self._sheet.height_mm - 8
        self._sheet.rule(
            x_mm=LEFT_MM, y_mm=y_mm - 3.6, length_mm=self._width_mm, width_pt=0.25, grey=0.6
        )
        self._sheet.write(
            f"{self._workbook.title}　{self._which}".strip(),
            x_mm=LEFT_MM,
            y_mm=y_mm,
            size_pt=_LABEL_PT,
            ink=QUIET,
        )
        self._sheet.write(
            f"第 {number} 頁，共 {count} 頁",
            x_mm=LEFT_MM + self._width_mm,
            y_mm=y_mm,
            size_pt=_LABEL_PT,
            align=Align.RIGHT,
            ink=QUIET,
        )

    def _fit(self, text: str, width_mm: float, size_pt: float, *, lines_max: int) -> Fitted:
        key = (text, width_mm, size_pt, lines_max)
        if key not in self._fits:
            self._fits[key] = fit(
                text,
                width_mm=width_mm,
                size_pt=size_pt,
                faces=self._sheet.faces,
                lines_max=lines_max,
            )
        return self._fits[key]


def _edges(columns: Sequence[Column], width_mm: float) -> list[float]:
    """Return where columns begin, and where the last one ends."""
    whole = sum(column.width for column in columns)
    edges = [LEFT_MM]
    for column in columns:
        edges.append(edges[-1] + column.width / whole * width_mm)
    return edges


def _stacked(upper: Block, lower: Block) -> Block:
    def draw(top_mm: float) -> None:
        upper.draw(top_mm)
        lower.draw(top_mm + upper.height_mm)

    return Block(height_mm=upper.height_mm + lower.height_mm, draw=draw)


def _distribute(blocks: Sequence[Block], *, room_mm: float) -> list[list[Block]]:
    """Lay blocks on pages, glued ones together, with what is repeated above the first."""
    pages: list[list[Block]] = [[]]
    used_mm = 0.0
    for unit in _units(blocks):
        unit_mm = sum(block.height_mm for block in unit)
        if pages[-1] and used_mm + unit_mm > room_mm:
            repeat = unit[0].repeat
            pages.append([repeat] if repeat is not None else [])
            used_mm = repeat.height_mm if repeat is not None else 0.0
        pages[-1].extend(unit)
        used_mm += unit_mm
    return pages


def _units(blocks: Sequence[Block]) -> list[list[Block]]:
    units: list[list[Block]] = []
    is_open = False
    for block in blocks:
        if is_open:
            units[-1].append(block)
        else:
            units.append([block])
        is_open = block.is_glued
    return units
