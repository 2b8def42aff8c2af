"""Mails: what is shown of a well made one, and that nothing else is ever more than a refusal."""

import os
import time
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.mails import Mail, MailFault, MailRefused
from counter_app.exchange.mails import FILES_MAX, mail_files, read_mail
from exchange.mail_texts import (
    HEAD,
    MALFORMED,
    TEXT,
    made,
    multipart,
    part,
    simple,
    write,
)

HTML = "text/html; charset=utf-8"


def read(folder: Path, content: bytes) -> Mail:
    return read_mail(write(folder, content))


def fault_of(path: Path) -> MailFault:
    with pytest.raises(MailRefused) as refused:
        [read_mail(each) for each in mail_files(path)]
    return refused.value.fault


def is_shown(mail: Mail) -> bool:
    """Tell whether all of a mail can stand on a screen as it is."""
    lines = (mail.file_name, mail.sender_name, mail.subject, *mail.attachment_names)
    return (
        all(line.isprintable() and len(line) <= 200 for line in lines)
        and mail.text.replace("\n", "").isprintable()
        and len(mail.text) <= 2000
    )


# --- well made ----------------------------------------------------------------------


def test_a_mail_says_who_when_and_what(tmp_path: Path) -> None:
    mail = read(tmp_path, bytes(made()))

    assert mail.file_name == "mail.eml"
    assert mail.sender_name == "王小明"
    assert mail.received_at == datetime(2025, 11, 20, 1, 30, tzinfo=UTC)
    assert mail.subject == "領取權利移轉證書"
    assert mail.text == TEXT
    assert mail.case_numbers == ("宜執和114年綜所稅執字第00027724號",)
    assert mail.phones == ("0900000000",)
    assert not mail.is_cut


def test_the_key_is_of_every_byte(tmp_path: Path) -> None:
    one, other = read(tmp_path, simple()), read(tmp_path, simple() + b"\r\n")

    assert one.key != other.key
    assert one.key == read(tmp_path, simple()).key
    assert len(one.key) == 64


def test_plain_text_goes_before_html(tmp_path: Path) -> None:
    message = made()
    message.add_alternative("<p>另一份</p>", subtype="html")
    assert read(tmp_path, bytes(message)).text == TEXT

    empty = multipart(part(b"  \r\n"), part("<p>內文</p>".encode(), HTML), kind="alternative")
    assert read(tmp_path, HEAD + empty).text == "內文"


def test_html_becomes_the_text_that_it_shows(tmp_path: Path) -> None:
    html = """<html><head><title>標題</title><style>p > a { color: red }</style></head><body>
        <!-- <p>看不見</p> --><script>if (a < b) alert("壞")</script>
        <p>您好，<b>我</b>要領&nbsp;證書 &lt;急&gt;</p><img src="https://example.com/p.gif" alt="x">
        <div>電話<br>0900-000-000</div><![if !mso]>完<![endif]></body></html>"""

    mail = read(tmp_path, simple(html, f"Content-Type: {HTML}"))

    assert mail.text == "您好，我要領 證書 <急>\n\n電話\n0900-000-000\n完"
    assert mail.phones == ("0900000000",)


@pytest.mark.parametrize("charset", ["utf-8", "big5", "cp950", "utf-16", "gb18030"])
def test_any_charset_of_ours_is_read(tmp_path: Path, charset: str) -> None:
    message = made()
    message.set_content(TEXT.encode(charset), "text", "plain", cte="base64")
    message.set_param("charset", charset)

    assert read(tmp_path, bytes(message)).text == TEXT


def test_headers_in_big5_are_read_encoded_or_raw(tmp_path: Path) -> None:
    encoded = b"From: =?big5?B?pP28ULan?= <a@b>\r\nSubject: =?big5?Q?=A8=FA=A5=F3?=\r\n\r\n"
    raw = "From: 王小明 <a@b>\r\nSubject: 取件\r\n\r\n".encode("big5")

    assert read(tmp_path, encoded).subject == "取件"
    assert (read(tmp_path, raw).sender_name, read(tmp_path, raw).subject) == ("王小明", "取件")


def test_attachments_are_named_and_never_opened(tmp_path: Path) -> None:
    message = made()
    message.add_attachment(b"\x89PNG", "image", "png", filename="委任狀.png")
    message.add_attachment("電話 0911-111-111", filename="附件.txt")
    message.add_attachment(made(text="信中信 0922-222-222"))

    mail = read(tmp_path, bytes(message))

    assert mail.text == TEXT
    assert mail.attachment_names == ("委任狀.png", "附件.txt", "message/rfc822")
    assert mail.phones == ("0900000000",)


def test_an_address_is_no_name(tmp_path: Path) -> None:
    for sender in ("wang@example.com", '"wang@example.com" <wang@example.com>', "<>", ""):
        mail = read(tmp_path, simple(head=f"From: {sender}\r\nTo: x\r\n".encode()))
        assert mail.sender_name == ""


@pytest.mark.parametrize(
    "said", ["", "gestern", "Thu, 20 Nov 1025 09:30:00 +0800", "Thu, 20 Nov 9999 09:30:00 +0800"]
)
def test_a_time_that_cannot_be_is_no_time(tmp_path: Path, said: str) -> None:
    assert read(tmp_path, f"From: a\r\nDate: {said}\r\n\r\n".encode()).received_at is None


def test_long_text_is_cut_and_says_so(tmp_path: Path) -> None:
    mail = read(tmp_path, simple("取" * 2001 + "0900-000-000"))

    assert (mail.text, mail.is_cut) == ("取" * 2000, True)
    assert mail.phones == ()  # nobody sees it, so nobody can confirm it
    assert not read(tmp_path, simple("取" * 2000)).is_cut


# --- numbers in it ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("114年度綜所稅執字第27724號", ("114年綜所稅執字第00027724號",)),
        ("宜執 和 101 年 娛稅執特專 字第\n00027724 號", ("宜執和101年娛稅執特專字第00027724號",)),
        (
            "１１４年罰執字第１號及114年罰執字第2號",
            ("114年罰執字第00000001號", "114年罰執字第00000002號"),
        ),
        ("貴分署強制執行114年罰執字第1號", ("114年罰執字第00000001號",)),
        ("114年罰執字第1號、同上114年罰執字第1號", ("114年罰執字第00000001號",)),
        ("96年度署聲議字第12號", ("96年署聲議字第00000012號",)),
        ("案號1140100027724。", ("1140100027724",)),
        ("2114年罰執字第1號", ()),
        ("114年罰執字第123456789號", ()),
        ("帳號 9990100027724", ()),
        ("114年罰執字第0號", ()),
    ],
)
def test_case_numbers_are_found_in_any_printed_form(
    tmp_path: Path, text: str, found: tuple[str, ...]
) -> None:
    assert read(tmp_path, simple(text)).case_numbers == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("手機0900000000", ("0900000000",)),
        ("０９００－０００－０００", ("0900000000",)),
        ("+886 900-000-000、+886-2-2000-0000", ("0900000000", "0220000000")),
        ("(03)900-0000 分機 12 或 03-9000000#34", ("039000000#12", "039000000#34")),
        ("（０２）２０００－００００", ("0220000000",)),
        ("0900-000-00", ()),
        ("09000000001", ()),
        ("證號 A090000000", ()),
        ("第00027724號", ()),
    ],
)
def test_telephone_numbers_are_found(tmp_path: Path, text: str, found: tuple[str, ...]) -> None:
    assert read(tmp_path, simple(text)).phones == found


def test_receipt_numbers_are_found(tmp_path: Path) -> None:
    mail = read(tmp_path, simple("收據 r11401000123、Ｈ11401000001，不是 XR11401000123"))

    assert mail.receipt_numbers == ("R11401000123", "H11401000001")


def test_a_list_of_numbers_is_no_request(tmp_path: Path) -> None:
    mail = read(tmp_path, simple(" ".join(f"R114010{n:05d}" for n in range(100))))

    assert len(mail.receipt_numbers) == 10


# --- malformed ----------------------------------------------------------------------


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_mail_is_refused_or_shown(tmp_path: Path, name: str) -> None:
    malformed = MALFORMED[name]
    path = write(tmp_path, malformed.content())
    started_s = time.perf_counter()

    if malformed.fault is not None:
        assert fault_of(path) is malformed.fault
    else:
        mail = read_mail(path)
        assert is_shown(mail)
        assert malformed.text in mail.text
    assert time.perf_counter() - started_s < 10  # a minute or more without the limits


@pytest.mark.parametrize("name", ["nested 1000 deep", "kind of a thousand brackets"])
def test_the_control_the_library_alone_breaks_on_some(name: str) -> None:
    with pytest.raises(RecursionError):
        message_from_bytes(MALFORMED[name].content(), policy=policy.default).get_content()


def test_the_control_the_charset_that_is_named_would_be_believed() -> None:
    content = HEAD + part(b"\xff", "text/plain; charset=punycode")
    with pytest.raises(UnicodeError):
        message_from_bytes(content, policy=policy.default).get_payload()


def test_there_are_enough_of_them() -> None:
    assert len(MALFORMED) >= 60


def test_a_header_cannot_smuggle_a_second_line(tmp_path: Path) -> None:
    head = (
        b"From: =?utf-8?Q?a=0D=0ABcc:_b?= <a@b>\r\n"
        b"Subject: =?utf-8?Q?x=0D=0A=0D=0A<b>y</b>=E2=80=AE=00?=\r\n"
    )
    mail = read(tmp_path, head + multipart(part(b"x", 'image/png; name="a\x1b[31m\r\n b.png"')))

    assert is_shown(mail)
    assert mail.subject == "x <b>y</b>"


def test_hidden_signs_are_left_out(tmp_path: Path) -> None:
    mail = read(tmp_path, simple("取\u202e件\u200b\x1b[2J\x07\u2066\tㄅ\u3000ㄆ\u2028ㄇ\ue000"))

    assert mail.text == "取件[2J ㄅ ㄆ ㄇ\N{REPLACEMENT CHARACTER}"


HEADERS = st.sampled_from(
    ["From", "Subject", "Date", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition"]
)
VALUES = st.text("abc/=?;:\"'()<>@,.*%\\ \t\0é取-_0123456789", max_size=60) | st.sampled_from(
    ["text/html", "base64", "quoted-printable", "multipart/mixed; boundary=b", "message/rfc822"]
)


def refused_or_shown(content: bytes) -> bool:
    with TemporaryDirectory() as folder:
        path = write(Path(folder), content)
        try:
            return is_shown(read_mail(path))
        except MailRefused as refused:
            return refused.fault in MailFault


@given(st.binary(max_size=2000))
def test_random_bytes_are_refused_or_shown(content: bytes) -> None:
    assert refused_or_shown(content)


@given(st.binary(max_size=500), st.sampled_from(["plain", "html", "mixed; boundary=b", "rfc822"]))
def test_random_bodies_are_refused_or_shown(body: bytes, kind: str) -> None:
    maintype = {"plain": "text", "html": "text", "rfc822": "message"}.get(kind, "multipart")
    head = HEAD + f"Content-Type: {maintype}/{kind}\r\n\r\n".encode()
    assert refused_or_shown(head + body.replace(b"B", b"\r\n--b\r\n"))


@given(st.lists(st.tuples(HEADERS, VALUES), max_size=8), st.binary(max_size=100))
def test_random_headers_are_refused_or_shown(headers: list[tuple[str, str]], body: bytes) -> None:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers).encode()
    assert refused_or_shown(lines + b"From: a\r\nTo: b\r\n\r\n" + body)


@given(st.data())
def test_a_good_mail_with_some_bytes_changed_is_refused_or_shown(data: st.DataObject) -> None:
    message = made()
    message.add_alternative("<p>另一份</p>", subtype="html")
    message.add_attachment(b"\x89PNG", "image", "png", filename="委任狀.png")
    content = bytearray(bytes(message))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert refused_or_shown(bytes(content))


# --- files and folders --------------------------------------------------------------


def test_a_folder_gives_its_mails_by_name(tmp_path: Path) -> None:
    for name in ("b.eml", "A.EML", "notes.txt", "c.msg"):
        write(tmp_path, simple(), name)
    write(tmp_path / "..", simple(), "outside.eml")

    assert [path.name for path in mail_files(tmp_path)] == ["A.EML", "b.eml"]
    assert mail_files(tmp_path / "c.msg") == (tmp_path / "c.msg",)


def test_a_folder_without_mails_is_refused(tmp_path: Path) -> None:
    write(tmp_path, simple(), "mail.msg")
    assert fault_of(tmp_path) is MailFault.NO_FILES


def test_a_folder_of_too_many_mails_is_refused(tmp_path: Path) -> None:
    for number in range(FILES_MAX):
        (tmp_path / f"{number}.eml").touch()
    assert len(mail_files(tmp_path)) == FILES_MAX

    (tmp_path / "one.eml").touch()
    with pytest.raises(MailRefused) as refused:
        mail_files(tmp_path)
    assert (refused.value.fault, refused.value.limit) == (MailFault.TOO_MANY_FILES, FILES_MAX)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    pipe, device, loop = (tmp_path / name for name in ("pipe", "device", "loop"))
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    loop.symlink_to(loop)

    assert fault_of(tmp_path / "gone.eml") is MailFault.MISSING
    assert {fault_of(path) for path in (pipe, device, loop)} == {MailFault.UNREADABLE}
    assert fault_of(tmp_path / "a\0b") is MailFault.UNREADABLE
    assert fault_of(tmp_path / ("x" * 5000)) is MailFault.UNREADABLE
