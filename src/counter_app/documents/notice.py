"""The payment notice on A4: one, a plan of instalments, or a book of a hundred thousand."""

from collections.abc import Callable
from io import BytesIO
from typing import BinaryIO, Final

from counter_app.documents.fonts import Faces, open_faces
from counter_app.documents.notice_body import (
    draw_amounts,
    draw_facts,
    draw_genuine,
    draw_rights,
    draw_stub,
)
from counter_app.documents.notice_head import draw_intro, draw_key, draw_masthead, draw_window
from counter_app.documents.notice_pen import Pen
from counter_app.documents.notice_plan import PlanCover
from counter_app.documents.notice_setting import A4_MM, FOLDS_MM, LARGE, NORMAL, Area
from counter_app.documents.notice_ways import draw_bank, draw_desk, draw_post, draw_store, draw_ways
from counter_app.documents.notice_words import words_in
from counter_app.documents.page import QUIET, Align, Sheet
from counter_app.domain.notices import Notice, NoticeForm

PLAIN: Final = NoticeForm()
_WATERMARK_PT: Final = 150.0
_FOLD_MM: Final = 4.0
_DRAWN_BY: Final[dict[str, Callable[[Pen, Notice, Area], None]]] = {
    "masthead": draw_masthead,
    "window": draw_window,
    "key": draw_key,
    "intro": draw_intro,
    "facts": draw_facts,
    "amounts": draw_amounts,
    "ways": draw_ways,
    "store": draw_store,
    "post": draw_post,
    "bank": draw_bank,
    "desk": draw_desk,
    "rights": draw_rights,
    "stub": draw_stub,
}
"""What draws each part that a setting names; the code has its own."""


def notice_pdf(
    notice: Notice, *, code: str, form: NoticeForm = PLAIN, faces: Faces | None = None
) -> bytes:
    """Return one notice; the same values always give the same bytes.

    Args:
        notice: Drawn exactly as it was issued.
        code: Text of its signed code; empty on a preview.
        form: Language and size of print.
        faces: What to draw with; those of `open_faces` where none are given.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    return _drawn((notice,), codes=(code,), form=form, faces=faces)


def plan_pdf(
    notices: tuple[Notice, ...],
    *,
    codes: tuple[str, ...],
    form: NoticeForm = PLAIN,
    faces: Faces | None = None,
) -> bytes:
    """Return a plan of instalments: a cover, then one notice for each.

    Args:
        notices: Of one plan, in their order.
        codes: Text of the signed code of each.
        form: Language and size of print.
        faces: What to draw with; those of `open_faces` where none are given.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    return _drawn(notices, codes=codes, form=form, faces=faces, has_cover=True)


def _drawn(
    notices: tuple[Notice, ...],
    *,
    codes: tuple[str, ...],
    form: NoticeForm,
    faces: Faces | None,
    has_cover: bool = False,
) -> bytes:
    file = BytesIO()
    first = notices[0]
    book = NoticeBook(
        file,
        form=form,
        title=f"{words_in(form.language).title} {first.number}".strip(),
        author=first.branch_name,
        faces=faces,
    )
    if has_cover:
        book.add_cover(notices)
    for notice, code in zip(notices, codes, strict=True):
        book.add(notice, code)
    book.finish()
    return file.getvalue()


class NoticeBook:
    """Many notices in one file, page after page; what was added is not kept in memory.

    Args:
        file: Where the PDF is written.
        form: Language and size of print, of all.
        title: Of the file.
        author: Who issues the notices.
        faces: What to draw with; those of `open_faces` where none are given.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """

    def __init__(
        self,
        file: BinaryIO,
        *,
        form: NoticeForm = PLAIN,
        title: str,
        author: str,
        faces: Faces | None = None,
    ) -> None:
        words = words_in(form.language)
        self._sheet = Sheet(
            width_mm=A4_MM[0],
            height_mm=A4_MM[1],
            title=title,
            author=author,
            faces=faces or open_faces(),
            language=words.language,
            file=file,
        )
        self._pen = Pen(self._sheet, LARGE if form.is_large else NORMAL, words)
        self._pages = 0

    def add(self, notice: Notice, code: str) -> int:
        """Draw one notice.

        Args:
            notice: Drawn exactly as it was issued.
            code: Text of its signed code; empty on a preview.

        Returns:
            The number of its first page, counted from 1.
        """
        first = self._pages + 1
        pages = self._pen.set.pages
        for number, areas in enumerate(pages, start=1):
            self._begin_page(notice, number=number, count=len(pages))
            for name, area in areas.items():
                if name == "genuine":
                    draw_genuine(self._pen, notice, code, area)
                else:
                    _DRAWN_BY[name](self._pen, notice, area)
        return first

    def add_cover(self, notices: tuple[Notice, ...]) -> int:
        """Draw the cover of a plan of instalments.

        Args:
            notices: Every instalment, in order.

        Returns:
            The number of its first page, counted from 1.
        """
        first = self._pages + 1
        PlanCover(self._pen, notices).draw(
            lambda number, count: self._begin_page(notices[0], number=number, count=count)
        )
        return first

    def finish(self) -> None:
        """Close the last page and write what belongs to all."""
        self._sheet.finish()

    def _begin_page(self, notice: Notice, *, number: int, count: int) -> None:
        if self._pages:
            self._sheet.next_page()
        self._pages += 1
        words = self._pen.words
        mark = words.preview if not notice.number else words.demo if notice.is_demo else ""
        self._pen.layer(
            ("page", mark, number, count), lambda: self._draw_ground(mark, number, count)
        )
        if number > 1:
            self._sheet.write(
                f"{notice.number}　{notice.case_number}", x_mm=15, y_mm=10, size_pt=10, ink=QUIET
            )

    def _draw_ground(self, mark: str, number: int, count: int) -> None:
        """Draw what lies under everything: watermark, fold marks, number of the page."""
        sheet = self._sheet
        if mark:
            sheet.watermark(
                centre_x_mm=A4_MM[0] / 2,
                centre_y_mm=A4_MM[1] / 2,
                size_pt=min(_WATERMARK_PT, _WATERMARK_PT * 2.6 / len(mark)),
                text=mark,
            )
        for y_mm in FOLDS_MM:
            sheet.rule(x_mm=4, y_mm=y_mm, length_mm=_FOLD_MM, width_pt=0.35, grey=0.5)
        if count > 1:
            sheet.write(
                self._pen.words.page.format(page=number, pages=count),
                x_mm=195,
                y_mm=291,
                size_pt=self._pen.set.label_pt,
                align=Align.RIGHT,
                ink=QUIET,
            )
