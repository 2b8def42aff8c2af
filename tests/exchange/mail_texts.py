"""Mails that a mailbox may deliver: well made ones, and those that nobody should believe."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Final

from counter_app.domain.mails import MailFault

MIB: Final = 1024 * 1024
HEAD: Final = (
    b"From: =?utf-8?B?546L5bCP5piO?= <wang@example.com>\r\n"
    b"To: mailbox@example.com\r\n"
    b"Date: Thu, 20 Nov 2025 09:30:00 +0800\r\n"
    b"Subject: =?utf-8?B?6aCY5Y+W5qyK5Yip56e76L2J6K2J5pu4?=\r\n"
)
"""From 王小明, about 領取權利移轉證書."""
TEXT: Final = "您好，我要領取權利移轉證書，案號宜執和114年度綜所稅執字第27724號。電話 0900-000-000"


def simple(body: str = TEXT, *headers: str, head: bytes = HEAD, charset: str = "utf-8") -> bytes:
    """Return a mail with a body that stands in it as it is."""
    lines = headers or (f"Content-Type: text/plain; charset={charset}",)
    return head + "".join(f"{line}\r\n" for line in lines).encode() + b"\r\n" + body.encode(charset)


def multipart(*parts: bytes, kind: str = "mixed", boundary: str = "b0") -> bytes:
    """Return headers and body of something with parts; each part is headers and body."""
    mark = boundary.encode()
    body = b"".join(b"--" + mark + b"\r\n" + part + b"\r\n" for part in parts)
    return (
        f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'.encode()
        + body
        + b"--"
        + mark
        + b"--\r\n"
    )


def part(body: bytes, kind: str = "text/plain; charset=utf-8", *headers: str) -> bytes:
    """Return a part."""
    lines = (f"Content-Type: {kind}", *headers)
    return "".join(f"{line}\r\n" for line in lines).encode() + b"\r\n" + body


def made(**changes: str) -> EmailMessage:
    """Return a mail as the library makes one."""
    message = EmailMessage()
    message["From"] = "王小明 <wang@example.com>"
    message["To"] = "mailbox@example.com"
    message["Date"] = "Thu, 20 Nov 2025 09:30:00 +0800"
    message["Subject"] = changes.get("subject", "領取權利移轉證書")
    message.set_content(changes.get("text", TEXT))
    return message


def nested(depth: int, inside: bytes) -> bytes:
    """Return parts in parts."""
    for level in range(depth):
        inside = multipart(inside, boundary=f"n{level}")
    return inside


def write(folder: Path, content: bytes, name: str = "mail.eml") -> Path:
    """Write a mail into a folder."""
    path = folder / name
    path.write_bytes(content)
    return path


@dataclass(frozen=True)
class Malformed:
    """A mail that is not as it should be.

    Attributes:
        content: Makes its bytes.
        fault: Why it is refused; None where it is read all the same.
        text: A part of what must be shown then.
    """

    content: Callable[[], bytes]
    fault: MailFault | None = None
    text: str = ""


def _refused(fault: MailFault, content: bytes | Callable[[], bytes]) -> Malformed:
    return Malformed(content if callable(content) else lambda: content, fault)


def _read(content: bytes | Callable[[], bytes], text: str = "") -> Malformed:
    return Malformed(content if callable(content) else lambda: content, text=text)


_BASE64: Final = "Content-Transfer-Encoding: base64"
_PNG: Final = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0"

MALFORMED: Final[dict[str, Malformed]] = {
    # no mail
    "nothing": _refused(MailFault.EMPTY, b""),
    "blanks": _refused(MailFault.EMPTY, b" \r\n\t\r\n" * 100),
    "nul bytes alone": _refused(MailFault.EMPTY, bytes(1000)),
    "picture": _refused(MailFault.NOT_A_MAIL, _PNG),
    "picture with a mail behind it": _refused(MailFault.NOT_A_MAIL, _PNG + HEAD + b"\r\n\r\nx"),
    "outlook's own form": _refused(MailFault.NOT_A_MAIL, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 500),
    "zip": _refused(MailFault.NOT_A_MAIL, b"PK\x03\x04" + bytes(100)),
    "program": _refused(MailFault.NOT_A_MAIL, b"\x7fELF\x02\x01\x01\0" * 20),
    "web page": _refused(MailFault.NOT_A_MAIL, b"<!DOCTYPE html>\n<p>From: x</p>"),
    "plain text": _refused(MailFault.NOT_A_MAIL, TEXT.encode()),
    "text with one colon": _refused(MailFault.NOT_A_MAIL, b"Note: buy milk\r\n\r\nFrom: x"),
    "headers of nobody": _refused(MailFault.NOT_A_MAIL, b"Subject: x\r\nDate: y\r\n\r\nz"),
    "sender alone": _refused(MailFault.NOT_A_MAIL, b"From: a@b\r\n\r\nz"),
    "utf-16": _refused(MailFault.NOT_A_MAIL, lambda: simple().decode().encode("utf-16")),
    # too much
    "ten megabytes": _refused(MailFault.TOO_LARGE, lambda: simple("x" * 10 * MIB)),
    "one byte too many": _refused(
        MailFault.TOO_LARGE, lambda: (simple() + b"x" * 2 * MIB)[: MIB + 1]
    ),
    "thousand parts": _refused(
        MailFault.TOO_MANY_PARTS, lambda: HEAD + multipart(*[part(b"x")] * 1000)
    ),
    "mails in mails": _refused(
        MailFault.TOO_MANY_PARTS, HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 1000
    ),
    "nested 21 deep": _refused(
        MailFault.TOO_MANY_PARTS, lambda: HEAD + nested(21, part(TEXT.encode()))
    ),
    "nested 1000 deep": _refused(MailFault.TOO_MANY_PARTS, lambda: HEAD + nested(1000, part(b"x"))),
    "nested 190 deep and long": _refused(
        MailFault.TOO_MANY_PARTS,
        lambda: HEAD + nested(190, part(b"--n1xxxxxxxxxxxxxxxxxxxxxxx\n" * 30_000)),
    ),
    "million lines": _refused(MailFault.TOO_MANY_PARTS, lambda: (simple() + b"\n" * MIB)[:MIB]),
    # read all the same
    "just small enough": _read(lambda: (simple() + b"x" * MIB)[:MIB], "權利移轉證書"),
    "nested 20 deep": _read(lambda: HEAD + nested(20, part(TEXT.encode())), "權利移轉證書"),
    "mark of order before it": _read(b"\xef\xbb\xbf" + simple(), "權利移轉證書"),
    "line of a mailbox file before it": _read(
        b"From wang@example.com Thu Nov 20 09:30:00 2025\r\n" + simple(), "權利移轉證書"
    ),
    "headers alone": _read(HEAD),
    "unix line ends": _read(simple().replace(b"\r\n", b"\n"), "權利移轉證書"),
    "mac line ends": _read(simple().replace(b"\r\n", b"\r"), "權利移轉證書"),
    "boundary that never comes": _read(
        HEAD + b"Content-Type: multipart/mixed; boundary=never\r\n\r\n" + TEXT.encode(),
        "權利移轉證書",
    ),
    "boundary left out": _read(
        HEAD + b"Content-Type: multipart/mixed\r\n\r\n--x\r\n\r\n" + TEXT.encode(), "權利移轉證書"
    ),
    "last boundary left out": _read(
        HEAD + multipart(part(TEXT.encode())).removesuffix(b"--b0--\r\n"), "權利移轉證書"
    ),
    "boundary of 70,000 characters": _read(
        HEAD + multipart(part(TEXT.encode()), boundary="b" * 70_000)
    ),
    "parts without headers": _read(HEAD + multipart(b"\r\n" + TEXT.encode()), "權利移轉證書"),
    "no such kind": _read(simple(TEXT, "Content-Type: ((((", "Content-Length: -1"), "權利移轉"),
    "kind of a thousand brackets": _read(simple(TEXT, "Content-Type: " + "(" * 20_000), "權利移轉"),
    "base64 cut": _read(
        lambda: HEAD + part(base64.b64encode(TEXT.encode())[:41], "text/plain", _BASE64), "您好"
    ),
    "base64 that is none": _read(
        HEAD + part(TEXT.encode(), "text/plain; charset=utf-8", _BASE64), "權利移轉證書"
    ),
    "unknown encoding of transfer": _read(
        simple(TEXT, "Content-Transfer-Encoding: x-mystery"), "權利移轉證書"
    ),
    "quoted-printable cut": _read(
        HEAD
        + part(
            b"=E6=82=A8=E5=A5=BD=E", "text/plain", "Content-Transfer-Encoding: quoted-printable"
        ),
        "您好",
    ),
    "uuencode broken": _read(
        simple("begin 644 x\nM!!!\n", "Content-Transfer-Encoding: x-uuencode")
    ),
    "big5 said to be utf-8": _read(
        HEAD + part(TEXT.encode("cp950"), "text/plain; charset=utf-8"), "權利移轉證書"
    ),
    "utf-8 said to be big5": _read(
        HEAD + part("取件".encode() + b"\xff", "text/plain; charset=big5"), "取件"
    ),
    "nothing said": _read(HEAD + part(TEXT.encode("cp950"), "text/plain"), "權利移轉證書"),
    **{
        f"charset {charset}": _read(
            HEAD + part(TEXT.encode(), f"text/plain; charset={charset}"), "權利移轉證書"
        )
        for charset in ("punycode", "idna", "zlib", "unicode_escape", "x-user-defined", "\0", '"')
    },
    "charset of punycode, long": _read(
        lambda: HEAD + part(b"\xff" * (MIB - 1000), "text/plain; charset=punycode")
    ),
    "half a character": _read(HEAD + part("您".encode()[:2] + b" abc"), "abc"),
    "raw utf-8 in the headers": _read("From: 王小明\r\nSubject: 取件\r\n\r\n".encode()),
    "raw big5 in the headers": _read("From: 王小明\r\nSubject: 取件\r\n\r\n".encode("cp950")),
    "nul in the body": _read(simple("取\0件"), "取件"),
    "nul in a header": _read(b"Subject: a\0b\r\n" + simple(), "權利移轉證書"),
    "no blank line": _read(HEAD + TEXT.encode()),
    "header without a colon": _read(HEAD + b"oops\r\nX: y\r\n\r\n" + TEXT.encode()),
    "header of a megabyte": _read(
        lambda: b"X-Spam: " + b"x" * (MIB - 1000) + b"\r\n" + simple(), "權利移轉證書"
    ),
    "content type of a megabyte": _read(
        lambda: HEAD + b"Content-Type: text/plain" + b"; a=b" * 200_000 + b"\r\n\r\nabc", "abc"
    ),
    "thirty thousand headers": _read(b"a:\r\n" * 18_000 + simple(), "權利移轉證書"),
    "sender twice": _read(b"From: a@b\r\n" + simple(), "權利移轉證書"),
    "sender of brackets": _read(b"From: " + b"(" * 5000 + b"\r\nTo: x\r\n\r\nabc", "abc"),
    "day that cannot be": _read(
        b"From: a\r\nDate: Mon, 99 Foo 99999 99:99:99 +9999999999\r\n\r\nabc", "abc"
    ),
    "html cut in a tag": _read(simple("<p>取件</p><a href='x", "Content-Type: text/html"), "取件"),
    "html of open comments": _read(
        lambda: simple("取件" + "<!--" * 200_000, "Content-Type: text/html"), "取件"
    ),
    "html of open tags": _read(lambda: simple("<a " * 300_000, "Content-Type: text/html"), "<a"),
    "html of depth": _read(
        lambda: simple("<style>" * 1000 + "<div>" * 100_000, "Content-Type: text/html")
    ),
    "html of wrong entities": _read(
        simple("&#99999999999;&#xd800;&#0;取件&nosuch;", "Content-Type: text/html"), "取件"
    ),
}
