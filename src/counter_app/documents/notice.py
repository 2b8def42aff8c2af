"""The payment notice on A4: one, a plan of instalments, or a book of a hundred thousand."""

from io import BytesIO
from typing import BinaryIO, Final

from counter_app.documents.barcodes import MODULE_MM, code39, qr_code
from counter_app.documents.fonts import Faces, open_faces
from counter_app.documents.page import HEAVY, Sheet
from counter_app.domain.notices import Notice, NoticeForm

A4_MM: Final = (210.0, 297.0)
TITLE: Final = "傳繳通知書"
PLAIN: Final = NoticeForm()


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
    return plan_pdf((notice,), codes=(code,), form=form, faces=faces)


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
    file = BytesIO()
    first = notices[0]
    book = NoticeBook(
        file,
        form=form,
        title=f"{TITLE} {first.number}".strip(),
        author=first.branch_name,
        faces=faces,
    )
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
        self._file = file
        self._form = form
        self._pages = 0
        self._sheet = Sheet(
            width_mm=A4_MM[0],
            height_mm=A4_MM[1],
            title=title,
            author=author,
            faces=faces or open_faces(),
        )

    def add(self, notice: Notice, code: str) -> int:
        """Draw one notice.

        Returns:
            The number of its first page, counted from 1.
        """
        if self._pages:
            self._sheet.next_page()
        self._pages += 1
        lines = [
            TITLE,
            notice.number,
            notice.obligor_name,
            notice.case_number,
            f"NT$ {notice.amount_twd:,}",
        ]
        for place, line in enumerate(lines):
            self._sheet.write(line, x_mm=20, y_mm=50 + 8 * place, size_pt=14, ink=HEAVY)
        if notice.store_barcode is not None:
            for place, segment in enumerate(notice.store_barcode.segments):
                self._sheet.bars(
                    code39(segment),
                    x_mm=20,
                    top_mm=130 + 14 * place,
                    height_mm=9,
                    module_mm=MODULE_MM,
                )
        if code:
            self._sheet.dots(qr_code(code), x_mm=150, top_mm=130, module_mm=0.381)
        return self._pages

    def finish(self) -> None:
        """Close the file's last page and write what belongs to all."""
        self._file.write(self._sheet.finish())
