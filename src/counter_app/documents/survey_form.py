"""The questionnaire on paper (為民服務意見調查表): A4, a number and its bars on every sheet.

The digit of a choice stands in its box: whoever types the sheet reads the digit under the tick.
Boxes of questions with as many choices stand under one another, and the type is large, for many
visitors are old::

    +--------------------------------------+
    | branch                     ||||||||| |
    | title                      S1140000..|
    | thanks, how to answer    [ unnamed ] |
    |--------------------------------------|
    | 1 wording    [1]   [2]   [3]   [4]   |
    |             word  word  word  word   |
    | 2 ...                                |
    |--------------------------------------|
    | 8 own words                          |
    |  . . . . . . . . . . . . . . . . . . |
    | day, desk                            |
    | where to put it                1 / 1 |
    +--------------------------------------+
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from counter_app.documents.barcodes import MODULE_MM, code39
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
from counter_app.documents.survey_form_rows import (
    LEFT_MM,
    RIGHT_MM,
    WIDTH_MM,
    Row,
    box,
    lay_question,
    tick,
)
from counter_app.domain.responses import SheetNumber
from counter_app.domain.survey_forms import SurveyForms

_TOP_MM: Final = 11.0
_BARS_MM: Final = 11.0
_BRANCH_PT: Final = 12.0
_TITLE_PT: Final = 23.0
_ENGLISH_TITLE_PT: Final = 11.0
_NUMBER_PT: Final = 11.0
_BODY_PT: Final = 12.0
_SMALL_PT: Final = 9.0
_FOOT_PT: Final = 11.0
_PAGE_PT: Final = 7.6
_WATERMARK_PT: Final = 150.0
_FOOT_MM: Final = 12.0
"""From the last rule to the edge: what a printer may not reach, and a line of words."""
_WHERE_MM: Final = 11.0
_ROW_AIR_MAX_MM: Final = 3.2
_TITLE_INK: Final = Ink(heavy=True, tracking_em=0.12)

_THANKS: Final = (
    "謝謝您來洽公。請花一分鐘告訴我們辦得好不好，讓我們改進。",
    "Thank you for your visit. Please tell us how we did.",
)
_HOW: Final = (
    "請在方格裡打勾，每題勾一格；不想回答的題目可以空著。",
    "Tick one box for each question. You may leave any question out.",
)
_UNNAMED: Final = ("不記名", "Anonymous")
_NO_NAMES: Final = (
    "請不要寫姓名、身分證號或案號",
    "Please write no name, ID or case number",
)
_DAY: Final = (("填寫日期", "年", "月", "日"), ("Date", "Y", "M", "D"))
_DESK: Final = ("辦理的櫃檯", "Desk no.")
_WHERE: Final = (
    "填好後請投入意見箱，或交給服務人員。",
    "Please drop it into the box, or hand it to our staff.",
)


def survey_forms_pdf(forms: SurveyForms, *, faces: Faces | None = None) -> bytes:
    """Return the sheets of a run as A4 pages; the same value always gives the same bytes.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    return _Forms(forms, faces or open_faces()).drawn()


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands on one page of every sheet.

    Attributes:
        number: From 1.
        top_mm: Where the first row begins.
        rows: From the top down.
    """

    number: int
    top_mm: float
    rows: tuple[Row, ...]


class _Forms:
    """The paper of one run: laid out once, drawn once, numbered on every sheet."""

    def __init__(self, forms: SurveyForms, faces: Faces) -> None:
        self._forms = forms
        self._english = forms.in_english
        asked = forms.questionnaire
        self._sheet = Sheet(
            width_mm=A4_MM[0],
            height_mm=A4_MM[1],
            title=f"{asked.title_zh} {forms.run.first}－{forms.run.last}",
            author=forms.branch_name,
            faces=faces,
        )
        self._rows = [
            lay_question(self._sheet, question, number=at, in_english=self._english)
            for at, question in enumerate(asked.questions, start=1)
        ]
        self._pages = self._paged()

    def drawn(self) -> bytes:
        pages = [(number, page) for number in self._forms.run.numbers for page in self._pages]
        for at, (number, page) in enumerate(pages):
            if at:
                self._sheet.next_page()
            self._sheet.repeat(f"page{page.number}", partial(self._draw_page, page))
            self._draw_number(number)
        return self._sheet.finish()

    # --- which row stands on which page -------------------------------------------

    @property
    def _bottom_mm(self) -> float:
        return A4_MM[1] - _FOOT_MM - _WHERE_MM

    def _paged(self) -> tuple[_Page, ...]:
        pages: list[list[Row]] = [[]]
        room_mm = self._bottom_mm - self._rows_top_mm(1)
        for row in self._rows:
            if pages[-1] and row.height_mm > room_mm:
                pages.append([])
                room_mm = self._bottom_mm - self._rows_top_mm(len(pages))
            pages[-1].append(row)
            room_mm -= row.height_mm
        return tuple(
            _Page(number, self._rows_top_mm(number), tuple(rows))
            for number, rows in enumerate(pages, start=1)
        )

    def _rows_top_mm(self, page: int) -> float:
        return self._head_mm + (self._intro_mm if page == 1 else 3.0)

    @property
    def _head_mm(self) -> float:
        return _TOP_MM + (25.5 if self._english else 21.5)

    @property
    def _intro_mm(self) -> float:
        return 25.0 if self._english else 18.0

    # --- what is the same on every sheet ------------------------------------------

    def _draw_page(self, page: _Page) -> None:
        if self._forms.is_demo:
            self._sheet.watermark(
                centre_x_mm=A4_MM[0] / 2, centre_y_mm=A4_MM[1] / 2, size_pt=_WATERMARK_PT
            )
        self._draw_head()
        if page.number == 1:
            self._draw_intro(self._head_mm)
        top_mm = page.top_mm
        self._sheet.rule(x_mm=LEFT_MM, y_mm=top_mm, length_mm=WIDTH_MM, width_pt=1.0)
        for row, height_mm in zip(page.rows, self._heights_mm(page), strict=True):
            row.draw(top_mm, height_mm)
            top_mm += height_mm
            self._sheet.rule(
                x_mm=LEFT_MM, y_mm=top_mm, length_mm=WIDTH_MM, width_pt=0.35, grey=0.45
            )
        if page.number == 1:
            self._draw_where(self._bottom_mm)
        self._draw_foot(page)

    def _heights_mm(self, page: _Page) -> list[float]:
        """Spread the room that is left over: some air for every row, the rest for words."""
        spare_mm = self._bottom_mm - page.top_mm - sum(row.height_mm for row in page.rows)
        air_mm = min(_ROW_AIR_MAX_MM, spare_mm / 2 / len(page.rows))
        growing = sum(row.grows for row in page.rows)
        rest_mm = (spare_mm - air_mm * len(page.rows)) / growing if growing else 0.0
        return [row.height_mm + air_mm + (rest_mm if row.grows else 0.0) for row in page.rows]

    def _draw_head(self) -> None:
        asked = self._forms.questionnaire
        width_mm = WIDTH_MM - code39(self._forms.run.first).length_mm(module_mm=MODULE_MM) - 6
        branch = self._fit(self._forms.branch_name, width_mm, _BRANCH_PT)
        y_mm = self._sheet.write_fitted(branch, x_mm=LEFT_MM, top_mm=_TOP_MM) + 1.0
        title = self._title(asked.title_zh, width_mm / (1 + _TITLE_INK.tracking_em))
        y_mm = self._sheet.write_fitted(title, x_mm=LEFT_MM, top_mm=y_mm, ink=_TITLE_INK)
        if self._english:
            english = self._fit(asked.title_en, width_mm, _ENGLISH_TITLE_PT)
            self._sheet.write_fitted(english, x_mm=LEFT_MM, top_mm=y_mm)

    def _draw_intro(self, top_mm: float) -> None:
        panel_mm = 61.0
        self._draw_panel(RIGHT_MM - panel_mm, top_mm, panel_mm)
        width_mm = WIDTH_MM - panel_mm - 5
        y_mm = self._lines(_THANKS, LEFT_MM, top_mm - 1.0, width_mm)
        example_mm = 6.0
        box(self._sheet, 1, x_mm=LEFT_MM, top_mm=y_mm + 1.4, side_mm=example_mm)
        tick(self._sheet, x_mm=LEFT_MM, top_mm=y_mm + 1.4, side_mm=example_mm)
        self._lines(
            _HOW,
            LEFT_MM + example_mm + 2.5,
            y_mm + (0.8 if self._english else 1.6),
            width_mm - example_mm - 2.5,
        )

    def _draw_panel(self, x_mm: float, top_mm: float, width_mm: float) -> None:
        """The promise that nobody is asked who he is, where every eye falls on it."""
        height_mm = self._intro_mm - 4.5
        self._sheet.frame(
            x_mm=x_mm, top_mm=top_mm, width_mm=width_mm, height_mm=height_mm, width_pt=1.0
        )
        name = "　".join(_UNNAMED) if self._english else _UNNAMED[0]
        sizes = ((name, 14.0), (_NO_NAMES[0], 10.5), (_NO_NAMES[1], _SMALL_PT))
        lines = [self._fit(words, width_mm - 4, size_pt) for words, size_pt in sizes]
        lines = lines if self._english else lines[:-1]
        y_mm = top_mm + (height_mm - sum(line.height_mm for line in lines)) / 2
        for at, line in enumerate(lines):
            y_mm = self._sheet.write_fitted(
                line,
                x_mm=x_mm + width_mm / 2,
                top_mm=y_mm,
                align=Align.CENTRE,
                ink=BLACK if at else HEAVY,
            )

    def _draw_where(self, top_mm: float) -> None:
        """The day and the desk, so that stacks can be told apart before they are typed."""
        y_mm = top_mm + _WHERE_MM - 2.8
        day: tuple[str, ...] = _DAY[0]
        desk = _DESK[0]
        if self._english:
            day = tuple(f"{zh} {en}" for zh, en in zip(*_DAY, strict=True))
            desk = " ".join(_DESK)
        x_mm = self._said(day[0], LEFT_MM, y_mm) + 2
        for part in day[1:]:
            self._sheet.rule(x_mm=x_mm, y_mm=y_mm + 1.0, length_mm=15, grey=0.35)
            x_mm = self._said(part, x_mm + 16, y_mm) + 2
        x_mm = self._said(desk, RIGHT_MM - 24 - self._wide_mm(desk), y_mm) + 2
        self._sheet.rule(x_mm=x_mm, y_mm=y_mm + 1.0, length_mm=RIGHT_MM - x_mm, grey=0.35)

    def _draw_foot(self, page: _Page) -> None:
        top_mm = A4_MM[1] - _FOOT_MM
        self._sheet.rule(x_mm=LEFT_MM, y_mm=top_mm, length_mm=WIDTH_MM, width_pt=1.0)
        words = _WHERE[0] if not self._english else "　".join(_WHERE)
        self._sheet.write_fitted(
            self._fit(words, WIDTH_MM - 34, _FOOT_PT), x_mm=LEFT_MM, top_mm=top_mm + 0.8
        )
        count = len(self._pages)
        pages = f"　第 {page.number} 頁，共 {count} 頁" if count > 1 else ""
        self._sheet.write(
            f"第 {self._forms.version} 版{pages}",
            x_mm=RIGHT_MM,
            y_mm=top_mm + 5.0,
            size_pt=_PAGE_PT,
            align=Align.RIGHT,
            ink=QUIET,
        )

    # --- what is on one sheet alone -----------------------------------------------

    def _draw_number(self, number: SheetNumber) -> None:
        bars = code39(number)
        x_mm = RIGHT_MM - bars.length_mm(module_mm=MODULE_MM)
        self._sheet.bars(bars, x_mm=x_mm, top_mm=_TOP_MM, height_mm=_BARS_MM, module_mm=MODULE_MM)
        self._sheet.write(
            number,
            x_mm=(x_mm + RIGHT_MM) / 2,
            y_mm=_TOP_MM + _BARS_MM + leading_mm(_NUMBER_PT, spread=1.12),
            size_pt=_NUMBER_PT,
            align=Align.CENTRE,
            ink=Ink(tracking_em=0.12),
        )

    # --- words --------------------------------------------------------------------

    def _title(self, title: str, width_mm: float) -> Fitted:
        """A title too long for one large line takes two smaller ones in the same room."""
        fitted = self._fit(title, width_mm, _TITLE_PT)
        if fitted.size_pt >= _TITLE_PT / 2:
            return fitted
        return fit(
            title, width_mm=width_mm, size_pt=_TITLE_PT / 2, faces=self._sheet.faces, lines_max=2
        )

    def _lines(self, words: Sequence[str], x_mm: float, top_mm: float, width_mm: float) -> float:
        chinese, english = words
        y_mm = self._sheet.write_fitted(
            self._fit(chinese, width_mm, _BODY_PT), x_mm=x_mm, top_mm=top_mm, ink=BLACK
        )
        if self._english:
            fitted = self._fit(english, width_mm, _SMALL_PT)
            y_mm = self._sheet.write_fitted(fitted, x_mm=x_mm, top_mm=y_mm)
        return y_mm

    def _said(self, words: str, x_mm: float, y_mm: float) -> float:
        """Write words and return where they end."""
        self._sheet.write(words, x_mm=x_mm, y_mm=y_mm, size_pt=_FOOT_PT)
        return x_mm + self._wide_mm(words)

    def _wide_mm(self, words: str) -> float:
        return self._sheet.faces.width_pt(words, _FOOT_PT) * POINT_MM

    def _fit(self, text: str, width_mm: float, size_pt: float) -> Fitted:
        return fit(text, width_mm=width_mm, size_pt=size_pt, faces=self._sheet.faces)
