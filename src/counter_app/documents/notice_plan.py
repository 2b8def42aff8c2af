"""The cover of a plan of instalments: who, how much in all, and a table of every instalment."""

from collections.abc import Callable
from typing import Final

from counter_app.documents import wording
from counter_app.documents.notice_body import draw_facts
from counter_app.documents.notice_head import draw_key_of, draw_letterhead, draw_tag, draw_window
from counter_app.documents.notice_pen import Pen
from counter_app.documents.notice_setting import LEFT_MM, RIGHT_MM, WIDTH_MM, WINDOW, Area
from counter_app.documents.notice_words import say_short_day
from counter_app.documents.page import BLACK, HEAVY, POINT_MM, QUIET, Align, leading_mm
from counter_app.domain.notices import Notice

_GAP_MM: Final = 6.0
_TOP_MM: Final = 22.0
_BOTTOM_MM: Final = 284.0
_BLOCKS_MAX: Final = 2
_LARGE_PT: Final = 14.0
_AMOUNT: Final = 2
_SHARES: Final = (0.0, 0.1, 0.6, 0.645)
"""Where the columns stand: instalment, number, amount (its right edge), last day."""


class PlanCover:
    """Lays out the cover and draws it.

    Args:
        pen: What it is drawn with.
        notices: Every instalment, in order.
    """

    def __init__(self, pen: Pen, notices: tuple[Notice, ...]) -> None:
        self._pen = pen
        self._notices = notices
        self._is_large = pen.set.body_pt > _LARGE_PT
        self._row_mm = leading_mm(pen.set.body_pt, spread=1.32)
        self._table_top_mm = 188.0 if self._is_large else 138.0
        self._rules_mm = 84.0 if self._is_large else 27.0
        self._pages = self._distribute()

    @property
    def page_count(self) -> int:
        """How many pages the cover has."""
        return len(self._pages)

    def draw(self, begin_page: Callable[[int, int], None]) -> None:
        """Draw it; *begin_page* is told the number of each page, and of how many."""
        done = 0
        for number, count in enumerate(self._pages, start=1):
            begin_page(number, self.page_count)
            top_mm = _TOP_MM
            if number == 1:
                self._draw_head()
                top_mm = self._table_top_mm
            if count:
                top_mm = self._draw_table(self._notices[done : done + count], top_mm)
            done += count
            if number == self.page_count:
                self._draw_rules(top_mm)

    def _distribute(self) -> list[int]:
        """Return how many instalments each page holds; the rules follow the last one."""
        pages: list[int] = []
        left = len(self._notices)
        while True:
            top_mm = _TOP_MM if pages else self._table_top_mm
            blocks = self._blocks(left)
            full = int((_BOTTOM_MM - top_mm) / self._row_mm) - 1
            short = int((_BOTTOM_MM - self._rules_mm - top_mm) / self._row_mm) - 1
            if left <= short * blocks:
                return [*pages, left]
            pages.append(min(left, full * blocks))
            left -= pages[-1]

    def _blocks(self, count: int) -> int:
        """Two tables stand side by side where one would be too long, and print is small."""
        room = int((_BOTTOM_MM - self._rules_mm - self._table_top_mm) / self._row_mm) - 1
        return 1 if self._is_large or count <= room else _BLOCKS_MAX

    def _draw_head(self) -> None:
        pen, first = self._pen, self._notices[0]
        whole = Area(x_mm=LEFT_MM, top_mm=10, width_mm=WIDTH_MM, height_mm=22)
        draw_letterhead(pen, first, whole)
        draw_tag(pen, pen.words.plan.format(count=len(self._notices)), top_mm=whole.top_mm)
        draw_window(pen, first, WINDOW)
        draw_key_of(
            pen,
            Area(
                x_mm=RIGHT_MM - 78,
                top_mm=36 if self._is_large else 45,
                width_mm=78,
                height_mm=59 if self._is_large else 45,
            ),
            amount_twd=(first.amount_twd if first.plan is None else first.plan.total_twd),
            amount_label=pen.words.plan_total,
            until=first.payable_until,
            until_label=pen.words.plan_first,
        )
        top_mm = 101.0 if self._is_large else 93.0
        end_mm = pen.write_paragraphs(
            (pen.words.plan_intro,),
            area=Area(
                x_mm=LEFT_MM,
                top_mm=top_mm,
                width_mm=WIDTH_MM,
                height_mm=30 if self._is_large else 10,
            ),
        )
        facts_mm = end_mm + pen.set.body_pt * POINT_MM * 0.6
        draw_facts(
            pen,
            first,
            Area(
                x_mm=LEFT_MM,
                top_mm=facts_mm,
                width_mm=WIDTH_MM,
                height_mm=self._table_top_mm - facts_mm - 2,
            ),
        )

    def _draw_table(self, notices: tuple[Notice, ...], top_mm: float) -> float:
        blocks = self._blocks(len(notices))
        rows = -(-len(notices) // blocks)
        width_mm = (WIDTH_MM - _GAP_MM * (blocks - 1)) / blocks
        for block in range(blocks):
            self._draw_block(
                notices[block * rows : (block + 1) * rows],
                Area(
                    x_mm=LEFT_MM + block * (width_mm + _GAP_MM),
                    top_mm=top_mm,
                    width_mm=width_mm,
                    height_mm=0,
                ),
            )
        return top_mm + (rows + 1) * self._row_mm

    def _draw_block(self, notices: tuple[Notice, ...], area: Area) -> None:
        words = self._pen.words
        heads = (words.plan_term, words.number, words.amount, words.last_day)
        y_mm = area.top_mm
        self._draw_row(heads, area, y_mm, is_head=True)
        for notice in notices:
            y_mm += self._row_mm
            plan = notice.plan
            day = notice.payable_until
            self._draw_row(
                (
                    "" if plan is None else str(plan.number),
                    notice.number or words.preview,
                    wording.figures(notice.amount_twd),
                    words.no_deadline if day is None else say_short_day(words, day),
                ),
                area,
                y_mm,
                is_head=False,
            )
        self._pen.sheet.rule(
            x_mm=area.x_mm, y_mm=y_mm + self._row_mm, length_mm=area.width_mm, width_pt=0.9
        )

    def _draw_row(
        self, cells: tuple[str, ...], area: Area, top_mm: float, *, is_head: bool
    ) -> None:
        pen = self._pen
        y_mm = top_mm + 0.72 * self._row_mm
        for place, (text, share) in enumerate(zip(cells, _SHARES, strict=True)):
            is_amount = place == _AMOUNT
            pen.sheet.write(
                text,
                x_mm=area.x_mm + share * area.width_mm - (2 if is_amount else 0),
                y_mm=y_mm,
                size_pt=pen.set.label_pt if is_head else pen.set.body_pt,
                align=Align.RIGHT if is_amount else Align.LEFT,
                ink=QUIET if is_head else HEAVY if is_amount else BLACK,
            )
        pen.sheet.rule(
            x_mm=area.x_mm,
            y_mm=top_mm,
            length_mm=area.width_mm,
            width_pt=0.9 if is_head else 0.35,
            grey=0.0 if is_head else 0.6,
        )

    def _draw_rules(self, top_mm: float) -> None:
        pen = self._pen
        consent = next(
            (each.plan.consent for each in self._notices if each.plan and each.plan.consent), ""
        )
        rules = pen.words.plan_rules
        if consent:
            rules = (*rules, pen.words.plan_consent.format(consent=consent))
        top_mm += pen.set.body_pt * POINT_MM * 0.8
        pen.write_paragraphs(
            rules,
            area=Area(
                x_mm=LEFT_MM,
                top_mm=top_mm,
                width_mm=WIDTH_MM,
                height_mm=max(_BOTTOM_MM + 2 - top_mm, self._rules_mm - 4),
            ),
            bullet="•",
        )
