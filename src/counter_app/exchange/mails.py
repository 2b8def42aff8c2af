"""Read a mail from the online mailbox without believing anything about it.

A mail is a file or a file in a folder, ``.eml`` (RFC 5322).  Of it are kept: who it says it is
from, when, its subject, the beginning of its text, the names of its attachments, and the numbers
in what is shown.  Nothing is fetched, no attachment is opened, no address is kept.

The parser is the standard library's.  What makes it slow is refused or cut before it gets there:
size, lines, parts, the length of a header.
"""

import hashlib
import re
import stat
import unicodedata
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from email.feedparser import BytesFeedParser
from email.message import EmailMessage
from email.policy import EmailPolicy
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar

from counter_app.domain.case_numbers import find_case_numbers, parse_numeric_case_number
from counter_app.domain.errors import Refusal
from counter_app.domain.mails import (
    FILE_NAME_LENGTH_MAX,
    FOUND_MAX,
    SUBJECT_LENGTH_MAX,
    TEXT_LENGTH_MAX,
    Mail,
    MailFault,
    MailRefused,
)
from counter_app.domain.pickups import NAME_LENGTH_MAX
from counter_app.exchange.mail_text import decoded, one_line, readable, text_of_html

SIZE_BYTES_MAX: Final = 1024 * 1024
"""Of one mail; a request is a page of text, and what is attached is not opened."""
PARTS_MAX: Final = 200
DEPTH_MAX: Final = 20
FILES_MAX: Final = 500
LINES_MAX: Final = 40_000
HEADER_LENGTH_MAX: Final = 1000
"""Longer headers are cut; what a parser does with one grows with the square of its length."""
BODY_LENGTH_MAX: Final = 200_000
"""Characters of a body that are looked at; style sheets stand before the text."""
_SUFFIX: Final = ".eml"
_BEFORE_HEADERS: Final = b"\xef\xbb\xbf\r\n"
_TRANSFER: Final = "content-transfer-encoding"
_READ_HEADERS: Final = frozenset(
    {
        "from",
        "date",
        "subject",
        "content-type",
        "content-disposition",
        _TRANSFER,
    }
)
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/]*")
_OF_A_MAIL: Final = frozenset({"date", "subject", "to", "received", "message-id", "mime-version"})
_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2100

_NO_NAME: Final = "@"
"""Whoever gives an address for a name has given none."""

_DIGITS_13: Final = re.compile(r"(?<![0-9])[0-9]{13}(?![0-9])")
_RECEIPT: Final = re.compile(r"(?<![0-9A-Z])[RH][0-9]{11}(?![0-9A-Z])")
_MOBILE: Final = "09"
_MOBILE_DIGITS: Final = 10
_PHONE: Final = re.compile(
    r"(?<![0-9A-Za-z])"
    r"(?:\+?886[- ]?(?:\(0\))?0?|\(?0) ?([2-9](?:[- )]{0,2}[0-9]){7,8})(?![0-9A-Za-z])"
    r"(?: ?(?:#|分機|轉|ext\.?) ?([0-9]{1,6})(?![0-9]))?",
    re.IGNORECASE,
)

_Answer = TypeVar("_Answer")


def mail_files(path: Path) -> tuple[Path, ...]:
    """Return the mails that a path means: itself, or every ``.eml`` in it, by name.

    Raises:
        MailRefused: There is nothing, none in the folder, too many, or it cannot be read.
    """
    name = _shown_name(path)
    try:
        if not path.is_dir():
            return (path,)
        found: list[Path] = []
        for each in path.iterdir():
            if each.suffix.lower() == _SUFFIX:
                found.append(each)
            if len(found) > FILES_MAX:
                raise MailRefused(fault=MailFault.TOO_MANY_FILES, file_name=name, limit=FILES_MAX)
    except (OSError, ValueError) as error:  # a path with a NUL is a ValueError
        raise MailRefused(fault=MailFault.UNREADABLE, file_name=name) from error
    if not found:
        raise MailRefused(fault=MailFault.NO_FILES, file_name=name)
    return tuple(sorted(found))


def read_mail(path: Path) -> Mail:
    """Read one mail.

    Raises:
        MailRefused: It is missing, unreadable, empty, too large or no mail.
    """
    name = _shown_name(path)
    data = _bytes_of(path, name)
    message = _parsed(data, name)
    parts = list(_parts(message, name))
    body = _body(parts)
    text = readable(body[:BODY_LENGTH_MAX])
    subject = one_line(_asked(lambda: str(message["subject"] or ""), ""), SUBJECT_LENGTH_MAX)
    # Only in what is shown: a number that nobody sees is confirmed by nobody.
    shown = f"{subject}\n{text[:TEXT_LENGTH_MAX]}"
    searched = unicodedata.normalize("NFKC", shown)
    return Mail(
        file_name=name,
        key=hashlib.sha256(data).hexdigest(),
        sender_name=_sender_name(message),
        received_at=_asked(lambda: _received_at(message), None),
        subject=subject,
        text=text[:TEXT_LENGTH_MAX],
        is_cut=len(text) > TEXT_LENGTH_MAX or len(body) > BODY_LENGTH_MAX,
        attachment_names=_each_once(_attachment_names(parts)),
        case_numbers=_each_once(_case_numbers(searched)),
        phones=_each_once(_phones(searched)),
        receipt_numbers=_each_once(found[0] for found in _RECEIPT.finditer(searched.upper())),
    )


# --- the file -----------------------------------------------------------------------


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise MailRefused(fault=MailFault.UNREADABLE, file_name=name)
        with path.open("rb") as file:
            data = file.read(SIZE_BYTES_MAX + 1)
    except FileNotFoundError:
        raise MailRefused(fault=MailFault.MISSING, file_name=name) from None
    except (OSError, ValueError) as error:
        raise MailRefused(fault=MailFault.UNREADABLE, file_name=name) from error
    if len(data) > SIZE_BYTES_MAX:
        raise MailRefused(fault=MailFault.TOO_LARGE, file_name=name, limit=SIZE_BYTES_MAX)
    if not data.strip(b"\0\r\n\t "):
        raise MailRefused(fault=MailFault.EMPTY, file_name=name)
    if data.count(b"\n") + data.count(b"\r") > 2 * LINES_MAX:
        raise MailRefused(fault=MailFault.TOO_MANY_PARTS, file_name=name)
    return data


class _Policy(EmailPolicy):
    """The library's own policy, which drops what is not read and cuts what is too long."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        if name.lower() not in _READ_HEADERS:
            return name, ""
        raw = value[:HEADER_LENGTH_MAX].encode("utf-8", "surrogateescape")
        return name, decoded(raw, "")

    def header_fetch_parse(self, name: str, value: str) -> Any:  # noqa: ANN401 - as in the library
        return _asked(lambda: super(_Policy, self).header_fetch_parse(name, value), "")


def _parsed(data: bytes, name: str) -> EmailMessage:
    made = 0

    def make(policy: Any) -> EmailMessage:  # noqa: ANN401 - as in the library
        nonlocal made
        made += 1
        if made > PARTS_MAX:
            raise MailRefused(fault=MailFault.TOO_MANY_PARTS, file_name=name, limit=PARTS_MAX)
        return EmailMessage(policy)

    # A policy is never changed, and the library asks it for each part.
    parser: BytesFeedParser[Any] = BytesFeedParser(policy=_Policy(message_factory=make))

    def parse() -> EmailMessage | None:
        parser.feed(data.lstrip(_BEFORE_HEADERS))
        closed: EmailMessage = parser.close()
        return closed

    message = _asked(parse, None)
    names = {each.lower() for each in message} if message is not None else set()
    if message is None or "from" not in names or not names & _OF_A_MAIL:
        raise MailRefused(fault=MailFault.NOT_A_MAIL, file_name=name)
    return message


def _parts(message: EmailMessage, name: str, depth: int = 0) -> Iterator[EmailMessage]:
    """Give the parts that hold something; a mail within the mail is one, unopened."""
    if depth > DEPTH_MAX:
        raise MailRefused(fault=MailFault.TOO_MANY_PARTS, file_name=name, limit=DEPTH_MAX)
    if message.get_content_maintype() != "multipart" or not message.is_multipart():
        yield message
        return
    held: Any = message.get_payload()
    for part in held:
        yield from _parts(part, name, depth + 1)


# --- what is in it ------------------------------------------------------------------


def _asked(question: Callable[[], _Answer], otherwise: _Answer) -> _Answer:
    """Return what the library says of a mail; it fails in more ways than it tells."""
    try:
        return question()
    except Refusal:
        raise
    except Exception:  # noqa: BLE001 - IndexError, RecursionError, OverflowError, ... of a mail
        return otherwise


def _body(parts: Iterable[EmailMessage]) -> str:
    """Return the first plain text that says something; else what HTML shows; else nothing."""
    found = {_Kind.PLAIN: "", _Kind.HTML: ""}
    for part in parts:
        kind = _kind(part)
        if kind in found and not found[kind].strip():
            found[kind] = _content(part)
    plain, html = found.values()
    return plain if plain.strip() else text_of_html(html)


class _Kind(Enum):
    PLAIN = 1
    HTML = 2
    ATTACHED = 3


def _kind(part: EmailMessage) -> _Kind:
    kind = part.get_content_type()
    if _asked(part.get_content_disposition, None) == "attachment" or _file_name(part):
        return _Kind.ATTACHED
    if kind == "text/html":
        return _Kind.HTML
    # Parts whose boundary never comes are one text.
    is_text = kind == "text/plain" or part.get_content_maintype() == "multipart"
    return _Kind.PLAIN if is_text else _Kind.ATTACHED


def _content(part: EmailMessage) -> str:
    charset = _asked(lambda: str(part.get_content_charset() or ""), "")
    return decoded(_raw(part), charset)[: BODY_LENGTH_MAX + 1]


def _raw(part: EmailMessage) -> bytes:
    """Return the bytes of a text; what is not in the encoding it says is taken as it stands."""
    is_base64 = _asked(lambda: str(part[_TRANSFER]).strip().lower(), "") == "base64"
    if is_base64:
        # The library gives up all of a text whose end is missing.
        del part[_TRANSFER]
    raw: object = _asked(lambda: part.get_payload(decode=True), None)
    if not isinstance(raw, bytes):
        return b""
    packed = raw.translate(None, b"\r\n\t ").rstrip(b"=")
    if not is_base64 or not _BASE64.fullmatch(packed):
        return raw
    if len(packed) % 4 == 1:
        packed = packed[:-1]
    return b64decode(packed + b"=" * (-len(packed) % 4))


def _file_name(part: EmailMessage) -> str:
    return one_line(_asked(lambda: str(part.get_filename("")), ""), FILE_NAME_LENGTH_MAX)


def _attachment_names(parts: Iterable[EmailMessage]) -> Iterator[str]:
    for part in parts:
        if _kind(part) is _Kind.ATTACHED:
            yield _file_name(part) or one_line(part.get_content_type(), FILE_NAME_LENGTH_MAX)


def _sender_name(message: EmailMessage) -> str:
    name = _asked(lambda: str(message["from"].addresses[0].display_name), "")
    name = one_line(name, NAME_LENGTH_MAX)
    return "" if _NO_NAME in name else name


def _received_at(message: EmailMessage) -> datetime | None:
    said = message["date"].datetime
    if not isinstance(said, datetime):
        return None
    at = said.replace(tzinfo=UTC) if said.tzinfo is None else said.astimezone(UTC)
    return at if _FIRST_YEAR <= at.year < _LAST_YEAR else None


# --- numbers in it ------------------------------------------------------------------


def _case_numbers(text: str) -> Iterator[str]:
    for number in find_case_numbers(text):
        yield number.printed()
    for found in _DIGITS_13.finditer(text):
        if parse_numeric_case_number(found[0]) is not None:
            yield found[0]


def _phones(text: str) -> Iterator[str]:
    for found in _PHONE.finditer(text):
        number, extension = found.groups("")
        digits = "0" + re.sub("[^0-9]", "", number)
        if not digits.startswith(_MOBILE) or len(digits) == _MOBILE_DIGITS:
            yield f"{digits}#{extension}" if extension else digits


def _each_once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(islice(dict.fromkeys(found), FOUND_MAX))


def _shown_name(path: Path) -> str:
    return one_line(path.name, FILE_NAME_LENGTH_MAX)
