"""The sheet with the recovery phrase of a desk: printed once, locked away, never kept on disk."""

from typing import Final

from counter_app.documents.fonts import Faces, open_faces
from counter_app.documents.page import HEAVY, QUIET, Align, Sheet, fit, wrap
from counter_app.documents.receipt_setting import A4_MM

TITLE: Final = "帳冊金鑰復原短語"
_LEFT_MM: Final = 22.0
_COLUMNS: Final = 4
_CELL_MM: Final = (41.5, 25.0)
_RULES: Final = (
    "金鑰遺失或電腦換新時，只有這 24 個字（依序）能重建金鑰、打開帳冊與備份。",
    "請鎖進保險箱，與電腦、備份分開存放；不要拍照，不要存成檔案，不要寄送。",
    "看到這張紙的人，再加上資料檔，就能讀出所有帳冊。遺失這張紙時，立即通知管理員。",
    "重建的方法：管理員執行 counter-app recover-key，依序輸入這 24 個字。",
)


def recovery_sheet(
    phrase: str, *, branch_name: str, desk_no: int, day_words: str, faces: Faces | None = None
) -> bytes:
    """Return the sheet as one A4 page.

    Args:
        phrase: 24 characters.
        branch_name: As on receipts.
        desk_no: Whose key it is.
        day_words: ROC date of the set-up.
        faces: What to draw with; those of `open_faces` where none are given.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    faces = faces or open_faces()
    sheet = Sheet(
        width_mm=A4_MM[0], height_mm=A4_MM[1], title=TITLE, author=branch_name, faces=faces
    )
    middle_mm, width_mm = A4_MM[0] / 2, A4_MM[0] - 2 * _LEFT_MM
    sheet.write_fitted(
        fit(branch_name, width_mm=width_mm, size_pt=13, faces=faces),
        x_mm=middle_mm,
        top_mm=24,
        align=Align.CENTRE,
    )
    sheet.write(TITLE, x_mm=middle_mm, y_mm=41, size_pt=22, align=Align.CENTRE, ink=HEAVY)
    sheet.write(
        f"{desk_no} 號櫃檯　{day_words}", x_mm=middle_mm, y_mm=50, size_pt=12, align=Align.CENTRE
    )
    top_mm = 60.0
    for place, character in enumerate(phrase):
        line, column = divmod(place, _COLUMNS)
        x_mm, y_mm = _LEFT_MM + column * _CELL_MM[0], top_mm + line * _CELL_MM[1]
        sheet.frame(x_mm=x_mm, top_mm=y_mm, width_mm=_CELL_MM[0], height_mm=_CELL_MM[1])
        sheet.write(str(place + 1), x_mm=x_mm + 2.5, y_mm=y_mm + 6, size_pt=10, ink=QUIET)
        sheet.write(
            character,
            x_mm=x_mm + _CELL_MM[0] / 2,
            y_mm=y_mm + 18,
            size_pt=34,
            align=Align.CENTRE,
        )
    at_mm = top_mm + -(-len(phrase) // _COLUMNS) * _CELL_MM[1] + 9
    for number, rule in enumerate(_RULES, start=1):
        lines = wrap(f"{number}. {rule}", width_mm=width_mm, size_pt=11.5, faces=faces)
        for words in lines:
            sheet.write(words, x_mm=_LEFT_MM, y_mm=at_mm, size_pt=11.5)
            at_mm += 6.2
        at_mm += 1.4
    return sheet.finish()
