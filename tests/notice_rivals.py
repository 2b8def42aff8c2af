"""The notice as others would make it: reportlab's platypus, and Qt's painter on a PDF."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)
from reportlab.graphics.barcode.code39 import Standard39
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import grey
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table
from reportlab.platypus.tables import TableStyle

from counter_app.documents.barcodes import MODULE_MM, Dots, code39, paper_code, qr_code
from counter_app.documents.fonts import FACE_FILES, SYSTEM_FOLDERS, open_faces
from counter_app.documents.notice_setting import NORMAL, Area
from counter_app.documents.notice_words import (
    CHINESE,
    say_amount,
    say_closed,
    say_day,
    say_tenders,
    say_weekday,
)
from counter_app.domain.identifiers import mask_number
from counter_app.domain.kinds import Channel
from counter_app.domain.notices import Notice

WORDS: Final = CHINESE
_TIGHT: Final = TableStyle(
    [
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0.5),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)
_BEYOND_THE_MAIN_FACE: Final = re.compile("([\U00020000-\U0002ffff]+)")
_PLANE_15: Final = re.compile("([\U000f0000-\U000fffff]+)")
_DPI: Final = 1200


def facts_of(notice: Notice) -> list[tuple[str, str]]:
    """Return labels and values of the case."""
    contact = f"{notice.section} {notice.section_clerk} {notice.section_phone}"
    return [
        (WORDS.obligor, f"{notice.obligor_name}　{mask_number(notice.obligor_number)}"),
        (WORDS.case, notice.case_number),
        (WORDS.agency, notice.agency_name),
        (WORDS.kind, notice.kind),
        (WORDS.contact, contact),
    ]


def parts_of(notice: Notice) -> list[tuple[str, str]]:
    """Return labels and figures of the amounts."""
    due = notice.due
    return [
        (WORDS.costs, f"{due.costs_twd:,}"),
        (WORDS.interest, f"{due.interest_twd:,}"),
        (WORDS.late_fee, f"{due.late_fee_twd:,}"),
        (WORDS.principal, f"{due.principal_twd:,}"),
        (WORDS.total, f"NT$ {due.total_twd:,}"),
    ]


def stub_of(notice: Notice) -> list[tuple[str, str]]:
    """Return labels and values of the stub."""
    assert notice.payable_until is not None
    amount = f"NT$ {notice.amount_twd:,}"
    return [
        (WORDS.number, notice.number),
        (WORDS.case, notice.case_number),
        (WORDS.obligor, notice.obligor_name),
        (
            WORDS.amount,
            WORDS.on_stub.format(amount=amount, day=say_day(WORDS, notice.payable_until)),
        ),
    ]


def rights_of(notice: Notice) -> list[str]:
    """Return the paragraphs of the rights."""
    hardship = WORDS.hardship_at.format(contact=notice.paper.hardship_contact)
    return [WORDS.instalments, WORDS.objection, WORDS.doubt, hardship]


def genuine_of(notice: Notice) -> list[str]:
    """Return the paragraphs that help to tell a genuine notice."""
    return [
        WORDS.genuine_call,
        notice.paper.website,
        WORDS.genuine_165,
        WORDS.genuine_never,
        WORDS.genuine_code,
    ]


def post_how(notice: Notice) -> str:
    """Return the sentence above the codes of the post office."""
    slip = notice.post_slip
    assert slip is not None
    return WORDS.post_how.format(fee=slip.fee_twd, sum=f"{slip.amount_twd + slip.fee_twd:,}")


def bank_of(notice: Notice) -> list[str]:
    """Return the lines of a transfer."""
    account = notice.virtual_account
    assert account is not None
    groups = " ".join(account.account[place : place + 4] for place in range(0, 16, 4))
    return [
        f"{WORDS.bank_code} {account.bank_code}　{account.bank_name}",
        groups,
        WORDS.bank_how.format(amount=f"{notice.amount_twd:,}"),
    ]


def desk_of(notice: Notice) -> list[str]:
    """Return the lines of the desk."""
    paper = notice.paper
    return [
        paper.service_hours,
        paper.branch_address,
        paper.branch_phone,
        say_tenders(WORDS, notice),
    ]


class PlatypusNotices:
    """The page as a program would make it that leaves the layout to reportlab."""

    def __init__(self) -> None:
        faces = open_faces()
        (self._main, _), (self._rare, _) = faces.runs("王𠮷")
        ((self._plus, _),) = faces.runs("\U000f0000")
        self._styles = {
            size_pt: ParagraphStyle(
                f"kai{size_pt}", fontName=self._main, fontSize=size_pt, leading=1.24 * size_pt
            )
            for size_pt in (8, 9, 10, 12, 17, 21, 26)
        }

    def pdf(self, notices: list[Notice], codes: list[str]) -> bytes:
        file = BytesIO()
        document = SimpleDocTemplate(
            file,
            pagesize=A4,
            leftMargin=15 * mm,
            rightMargin=15 * mm,
            topMargin=5 * mm,
            bottomMargin=4 * mm,
            initialFontName=self._main,
        )
        story: list[Flowable] = []
        for notice, code in zip(notices, codes, strict=True):
            story.extend(self._page(notice, code))
            story.append(PageBreak())
        document.build(story)
        return file.getvalue()

    def _text(self, text: str, size_pt: int = 9) -> Paragraph:
        marked = _BEYOND_THE_MAIN_FACE.sub(rf'<font name="{self._rare}">\1</font>', text)
        marked = _PLANE_15.sub(rf'<font name="{self._plus}">\1</font>', marked)
        return Paragraph(marked, self._styles[size_pt])

    def _bars(self, text: str, height_mm: float) -> Standard39:
        return Standard39(
            text, checksum=0, barWidth=MODULE_MM * mm, ratio=3, barHeight=height_mm * mm, quiet=0
        )

    def _square(self, text: str, side_mm: float) -> Drawing:
        drawing = Drawing(side_mm * mm, side_mm * mm)
        drawing.add(
            QrCodeWidget(
                text, barLevel="M", barBorder=0, barWidth=side_mm * mm, barHeight=side_mm * mm
            )
        )
        return drawing

    def _rows(self, rows: list[tuple[str, str]], widths_mm: tuple[float, float]) -> Table:
        cells = [[self._text(label), self._text(value)] for label, value in rows]
        return Table(cells, colWidths=[width * mm for width in widths_mm], style=_TIGHT)

    def _beside(self, left: Any, right: Any, widths_mm: tuple[float, float]) -> Table:  # noqa: ANN401
        return Table([[left, right]], colWidths=[width * mm for width in widths_mm], style=_TIGHT)

    def _codes(self, texts: tuple[str, ...]) -> list[Flowable]:
        return [part for text in texts for part in (self._bars(text, 7.1), self._text(text, 8))]

    def _page(self, notice: Notice, code: str) -> list[Flowable]:
        assert notice.payable_until is not None
        assert notice.computed_on is not None
        website = [self._square(notice.paper.website, 10.5), self._text(WORDS.website, 8)]
        number = [self._bars(notice.number, 9), self._text(f"{WORDS.number} {notice.number}")]
        title = [self._text(notice.branch_name, 12), self._text(WORDS.title, 26)]
        key = [
            self._text(WORDS.amount),
            self._text(f"NT$ {notice.amount_twd:,}", 26),
            self._text(say_amount(WORDS, notice.amount_twd)),
            self._text(WORDS.until),
            self._text(say_day(WORDS, notice.payable_until), 21),
            self._text(say_weekday(WORDS, notice.payable_until), 12),
        ]
        box = Table([[key]], colWidths=[78 * mm])
        box.setStyle([("BOX", (0, 0), (-1, -1), 1.6, grey)])
        window = [self._text(notice.address, 12), self._text(notice.obligor_name, 17)]
        amounts = [
            self._rows(parts_of(notice), (40, 44)),
            self._text(WORDS.computed.format(day=say_day(WORDS, notice.computed_on))),
        ]
        return [
            self._beside(title, self._beside(website, number, (22, 60)), (98, 82)),
            self._text(WORDS.intro),
            self._beside(window, box, (98, 82)),
            self._beside(self._rows(facts_of(notice), (22, 70)), amounts, (94, 86)),
            self._text(WORDS.ways, 12),
            self._beside(self._store(notice), self._post(notice), (94, 86)),
            self._beside(
                [self._text(f"3 {WORDS.bank}", 12), *map(self._text, bank_of(notice))],
                [self._text(f"4 {WORDS.desk}", 12), *map(self._text, desk_of(notice))],
                (94, 86),
            ),
            self._beside(self._rights(notice), self._genuine(notice, code), (82, 98)),
            self._text(f"✂ {WORDS.stub}　{WORDS.keep}　{WORDS.stamp}"),
            self._rows(stub_of(notice), (30, 150)),
        ]

    def _store(self, notice: Notice) -> list[Flowable]:
        heading = self._text(f"1 {WORDS.store}", 12)
        barcode = notice.store_barcode
        if barcode is None:
            return [heading, self._text(say_closed(WORDS, notice, Channel.STORE))]
        return [heading, self._text(WORDS.store_how), *self._codes(barcode.segments)]

    def _post(self, notice: Notice) -> list[Flowable]:
        assert notice.post_slip is not None
        return [
            self._text(f"2 {WORDS.post}", 12),
            self._text(post_how(notice)),
            *self._codes(notice.post_slip.texts),
        ]

    def _rights(self, notice: Notice) -> list[Flowable]:
        return [
            self._text(WORDS.rights, 12),
            *(self._text(f"•{text}") for text in rights_of(notice)),
        ]

    def _genuine(self, notice: Notice, code: str) -> list[Flowable]:
        words = [self._text(text) for text in genuine_of(notice)]
        square = [self._square(code, 26.4), self._text(WORDS.code, 8)]
        return [self._text(WORDS.genuine, 12), self._beside(words, square, (66, 30))]


class QtNotices:
    """The page as a Qt program would paint it on a QPdfWriter, with the same codes."""

    def __init__(self) -> None:
        families = []
        for name in FACE_FILES:
            number = QFontDatabase.addApplicationFont(str(SYSTEM_FOLDERS[0] / name))
            families.extend(QFontDatabase.applicationFontFamilies(number))
        self._fonts = {}
        for size_pt in (8.0, 9.0, 10.5, 12.5, 15.0, 17.0, 21.0, 27.0, 29.0):
            font = QFont(families)
            font.setPointSizeF(size_pt)
            self._fonts[size_pt] = font

    def write(self, path: Path, notices: list[Notice], codes: list[str]) -> None:
        writer = QPdfWriter(str(path))
        writer.setResolution(_DPI)
        writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
            )
        )
        self._painter = QPainter(writer)
        for place, (notice, code) in enumerate(zip(notices, codes, strict=True)):
            if place:
                writer.newPage()
            self._page(notice, code)
        self._painter.end()

    def _rect(self, x: float, y: float, width: float, height: float) -> QRectF:
        unit = _DPI / 25.4
        return QRectF(x * unit, y * unit, width * unit, height * unit)

    def _write(self, text: str, area: QRectF, size_pt: float, flags: int = 0) -> None:
        self._painter.setFont(self._fonts[size_pt])
        wrap = Qt.TextFlag.TextWordWrap.value | Qt.TextFlag.TextWrapAnywhere.value
        self._painter.drawText(area, flags | wrap, text)

    def _image(self, bits: bytes, side: tuple[int, int], area: QRectF) -> None:
        columns, rows = side
        image = QImage(bits, columns, rows, -(-columns // 8), QImage.Format.Format_Mono)
        image.setColorTable([0xFFFFFFFF, 0xFF000000])
        self._painter.drawImage(area, image)

    def _bars(self, text: str, x_mm: float, y_mm: float, height_mm: float) -> None:
        bars = code39(text)
        length = len(bars.modules)
        self._image(bars.row(), (length, 1), self._rect(x_mm, y_mm, length * MODULE_MM, height_mm))

    def _square(self, dots: Dots, x_mm: float, y_mm: float, side_mm: float) -> None:
        self._image(dots.bits, (dots.side, dots.side), self._rect(x_mm, y_mm, side_mm, side_mm))

    def _lines(self, texts: list[str], area: Area, size_pt: float = 10.5) -> None:
        y_mm = area.top_mm + 7
        for text in texts:
            self._write(text, self._rect(area.x_mm + 3, y_mm, area.width_mm - 6, 10), size_pt)
            y_mm += 4.6 * (1 + len(text) // 22)

    def _rows(self, rows: list[tuple[str, str]], area: Area, label_mm: float) -> None:
        for place, (label, value) in enumerate(rows):
            y_mm = area.top_mm + 6 * place
            self._write(label, self._rect(area.x_mm, y_mm, label_mm, 6), 10.5)
            self._write(
                value,
                self._rect(area.x_mm + label_mm, y_mm, area.width_mm - label_mm, 6),
                10.5,
            )

    def _heading(self, text: str, area: Area) -> None:
        self._write(text, self._rect(area.x_mm, area.top_mm, area.width_mm, 7), 12.5)

    def _frame(self, area: Area) -> None:
        self._painter.drawRect(self._rect(area.x_mm, area.top_mm, area.width_mm, area.height_mm))

    def _page(self, notice: Notice, code: str) -> None:
        assert notice.payable_until is not None
        assert notice.computed_on is not None
        areas = NORMAL.pages[0]
        self._painter.setPen(QPen(Qt.GlobalColor.black, 10))
        self._write(notice.branch_name, self._rect(15, 9, 90, 6), 12.5)
        self._write(WORDS.title, self._rect(15, 17, 90, 12), 27.0)
        self._square(qr_code(notice.paper.website), 117, 10, 12.2)
        self._write(WORDS.website, self._rect(114, 23, 20, 5), 9.0)
        self._bars(notice.number, 138, 10, 10)
        self._write(f"{WORDS.number} {notice.number}", self._rect(138, 21, 57, 5), 10.5)
        self._write(WORDS.intro, self._rect(15, 32, 180, 10), 10.5)
        self._write(notice.address, self._rect(24, 49, 82, 16), 12.5)
        self._write(notice.obligor_name, self._rect(24, 66, 82, 20), 15.0)
        key = areas["key"]
        self._frame(key)
        for text, y_mm, size_pt in (
            (WORDS.amount, 46, 10.5),
            (f"NT$ {notice.amount_twd:,}", 51, 29.0),
            (say_amount(WORDS, notice.amount_twd), 63, 10.5),
            (WORDS.until, 70, 10.5),
            (say_day(WORDS, notice.payable_until), 74, 21.0),
            (say_weekday(WORDS, notice.payable_until), 84, 12.5),
        ):
            self._write(text, self._rect(key.x_mm + 4, y_mm, 72, 14), size_pt)
        self._rows(facts_of(notice), areas["facts"], 21)
        self._rows(parts_of(notice), areas["amounts"], 50)
        computed = WORDS.computed.format(day=say_day(WORDS, notice.computed_on))
        self._write(computed, self._rect(111, 122, 84, 5), 10.5)
        self._heading(WORDS.ways, areas["ways"])
        self._codes(areas["store"], f"1 {WORDS.store}", *self._store(notice))
        assert notice.post_slip is not None
        self._codes(areas["post"], f"2 {WORDS.post}", post_how(notice), notice.post_slip.texts)
        for name, heading, texts in (
            ("bank", f"3 {WORDS.bank}", bank_of(notice)),
            ("desk", f"4 {WORDS.desk}", desk_of(notice)),
        ):
            self._frame(areas[name])
            self._heading(heading, areas[name])
            self._lines(texts, areas[name])
        self._heading(WORDS.rights, areas["rights"])
        self._lines([f"•{text}" for text in rights_of(notice)], areas["rights"])
        genuine = areas["genuine"]
        self._heading(WORDS.genuine, genuine)
        self._lines(
            genuine_of(notice),
            Area(x_mm=genuine.x_mm, top_mm=genuine.top_mm, width_mm=66, height_mm=40),
        )
        self._square(paper_code(code), genuine.right_mm - 28.4, genuine.top_mm + 9, 26.4)
        self._write(WORDS.code, self._rect(genuine.right_mm - 24, 250, 24, 5), 9.0)
        stub = areas["stub"]
        self._write(f"✂ {WORDS.stub}　{WORDS.keep}", self._rect(15, 258, 120, 6), 10.5)
        self._frame(Area(x_mm=151, top_mm=265, width_mm=44, height_mm=25))
        self._write(WORDS.stamp, self._rect(152, 266, 40, 5), 9.0)
        self._rows(stub_of(notice), stub, 25)

    def _store(self, notice: Notice) -> tuple[str, tuple[str, ...]]:
        if notice.store_barcode is None:
            return say_closed(WORDS, notice, Channel.STORE), ()
        return WORDS.store_how, notice.store_barcode.segments

    def _codes(self, area: Area, heading: str, how: str, texts: tuple[str, ...]) -> None:
        self._frame(area)
        self._heading(heading, area)
        self._write(how, self._rect(area.x_mm + 3, area.top_mm + 7, area.width_mm - 6, 5), 10.5)
        for place, text in enumerate(texts):
            y_mm = area.top_mm + 13 + 11.5 * place
            self._bars(text, area.x_mm + 3, y_mm, 7.1)
            self._write(text, self._rect(area.x_mm + 3, y_mm + 7.2, 80, 4), 9.0)
