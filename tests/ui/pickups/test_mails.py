"""Mails of the online mailbox: each read by a person before it goes into the form."""

from email.message import EmailMessage
from pathlib import Path

from PySide6.QtCore import Qt
from sqlalchemy import Engine

from booked_pickups import TOMORROW_AT_9, book
from booking_pages import BookingPage
from counter_app.domain.pickups import RequestChannel
from counter_app.ui.pickups.screen import Page
from factories import make_case_row
from screen_checks import unnamed_controls, visible_words

Key = Qt.Key
CASE = "宜執和114年罰執字第00027724號"
TEXT = f"您好，\n我想領取權利移轉證書，案號 {CASE}，電話 0912-345-678。\n王小明 敬上\n"


def write_mail(
    folder: Path, name: str, *, sender: str = "王小明", subject: str = "申請取件", text: str = TEXT
) -> Path:
    folder.mkdir(exist_ok=True)
    mail = EmailMessage()
    mail["From"] = f"{sender} <someone@example.invalid>"
    mail["Date"] = "Wed, 19 Nov 2025 09:15:00 +0800"
    mail["Subject"] = subject
    mail.set_content(text)
    path = folder / name
    path.write_bytes(mail.as_bytes())
    return path


def open_mails(page: BookingPage, path: Path) -> None:
    """Go to the page of mails and enter a path, by keys."""
    page.press(Key.Key_Insert)
    assert page.is_on(Page.MAILS)
    assert page.view.mails.path_edit.hasFocus()
    page.type(str(path))
    page.press(Key.Key_Return)


def mails_words(page: BookingPage) -> str:
    return visible_words(page.view.mails)


def mail_rows(page: BookingPage) -> list[str]:
    source = page.view.mails.table.rows_model.source
    return ["｜".join(cell.words for cell in source.row(at).cells) for at in range(source.count())]


def test_a_mail_is_read_confirmed_and_only_then_booked(
    page: BookingPage, engine: Engine, tmp_path: Path
) -> None:
    make_case_row(engine, case_number=CASE)
    open_mails(page, write_mail(tmp_path / "mails", "1.eml"))
    assert "我想領取權利移轉證書" in page.view.mails.text_view.toPlainText()
    assert page.acts("request_pickup") == []

    page.press(Key.Key_Return)
    typed = page.view.form.shown
    assert page.is_on(Page.WEEK)
    assert (typed.item_code, typed.caller_name) == ("certificate", "王小明")
    assert (typed.caller_phone, typed.case_text) == ("0912345678", CASE)
    assert "來自信件：申請取件" in page.words
    assert page.acts("request_pickup") == []

    page.press(Key.Key_F12)
    pickup = page.pickup(page.card)
    assert pickup.channel is RequestChannel.MAILBOX
    assert len(pickup.mail_key) == 64
    assert pickup.case_number == CASE


def test_a_mail_does_not_wipe_away_what_a_caller_has_said(
    page: BookingPage, tmp_path: Path
) -> None:
    page.fill("陳淑芬", "03-9000000")
    open_mails(page, write_mail(tmp_path / "mails", "1.eml"))
    page.press(Key.Key_Return)

    typed = page.view.form.shown
    assert (typed.caller_name, typed.caller_phone) == ("陳淑芬", "03-9000000")
    assert page.is_on(Page.WEEK)
    assert "表單裡的還沒有約好" in page.band
    # The control: once it is booked, the mail is taken.
    page.press(Key.Key_F12)
    page.press(Key.Key_Insert)
    page.press(Key.Key_Return)
    assert page.view.form.shown.caller_name == "王小明"


def test_a_folder_is_worked_off_one_mail_after_the_other(page: BookingPage, tmp_path: Path) -> None:
    folder = tmp_path / "mails"
    for serial, name in enumerate(("王小明", "李美麗"), start=1):
        text = f"其他文件，電話 0912-000-00{serial}"
        write_mail(folder, f"{serial}.eml", sender=name, text=text)
    open_mails(page, folder)
    assert mail_rows(page) == ["王○明｜有電話｜待確認", "李○麗｜有電話｜待確認"]
    page.press(Key.Key_F12)
    page.press(Key.Key_F12)
    first = page.card
    assert first
    assert page.screen.band_action == "下一封信（1）"
    page.view.band.acted.emit()
    page.settle()
    assert mail_rows(page)[0] == "王○明｜有電話｜已登記"
    page.press(Key.Key_F12)  # it was booked: nothing goes into the form again
    assert page.is_on(Page.MAILS)
    page.press(Key.Key_Down)
    page.press(Key.Key_Return)
    assert page.view.form.shown.caller_name == "李美麗"


def test_what_is_no_mail_is_refused_in_words_and_the_others_can_be_used(
    page: BookingPage, tmp_path: Path
) -> None:
    folder = tmp_path / "mails"
    write_mail(folder, "2.eml")
    (folder / "1.eml").write_bytes(b"\x00" * 100)
    (folder / "3.eml").write_bytes(b"x" * (2 * 1024 * 1024))
    open_mails(page, folder)
    assert [row.split("｜")[-1] for row in mail_rows(page)] == ["讀不進來", "待確認", "讀不進來"]
    assert "共 3 個檔，1 封還沒登記" in mails_words(page)
    page.press(Key.Key_F12)
    assert page.is_on(Page.MAILS)
    page.press(Key.Key_Down)
    page.press(Key.Key_F12)
    assert page.is_on(Page.WEEK)


def test_a_folder_without_mails_is_said_in_its_place(page: BookingPage, tmp_path: Path) -> None:
    empty = tmp_path / "mails"
    empty.mkdir()
    open_mails(page, empty)
    assert page.view.mails._message.isVisible()
    assert mail_rows(page) == []
    page.press(Key.Key_Escape)
    assert page.is_on(Page.WEEK)
    assert page.view.form.name_edit.hasFocus()


def test_a_file_that_is_not_there_is_one_that_cannot_be_read(
    page: BookingPage, tmp_path: Path
) -> None:
    open_mails(page, tmp_path / "nowhere.eml")
    assert [row.split("｜")[-1] for row in mail_rows(page)] == ["讀不進來"]


def test_a_mail_without_a_guess_asks_for_the_item_first(page: BookingPage, tmp_path: Path) -> None:
    open_mails(page, write_mail(tmp_path / "mails", "1.eml", subject="詢問", text="請回電。"))
    page.press(Key.Key_Return)
    assert page.view.form.shown.item_code == ""
    assert not page.view.offer.book_button.isEnabled()
    page.press(Key.Key_F6)
    assert page.view.offer.book_button.isEnabled()


def test_a_mail_that_is_put_down_books_as_any_request(page: BookingPage, tmp_path: Path) -> None:
    path = write_mail(tmp_path / "mails", "1.eml", text="其他文件，電話 0912-000-001")
    open_mails(page, path)
    page.press(Key.Key_Return)
    page.view.form.mail_dropped.emit()
    page.press(Key.Key_F12)
    assert page.pickup(page.card).mail_key == ""


def test_the_page_of_mails_names_its_controls_and_shows_no_address(
    page: BookingPage, tmp_path: Path
) -> None:
    book(page.desk, slot_at=TOMORROW_AT_9)
    open_mails(page, write_mail(tmp_path / "mails", "1.eml"))
    assert unnamed_controls(page.view.mails) == []
    assert "example.invalid" not in mails_words(page)
