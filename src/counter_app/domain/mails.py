"""Mails of the online mailbox, as far as they are shown; they are read in `exchange.mails`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from counter_app.domain.errors import Refusal

TEXT_LENGTH_MAX: Final = 2000
SUBJECT_LENGTH_MAX: Final = 200
FILE_NAME_LENGTH_MAX: Final = 100
FOUND_MAX: Final = 10
"""More numbers of one sort, and it is no request but a list."""


class MailFault(StrEnum):
    """Why a mail, or a folder of them, is not read; each has words in ``ui/messages.py``."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_PARTS = "too_many_parts"
    NOT_A_MAIL = "not_a_mail"
    TOO_MANY_FILES = "too_many_files"
    NO_FILES = "no_files"


@dataclass(eq=False, kw_only=True)
class MailRefused(Refusal):
    """The file is not read as a mail.

    Attributes:
        file_name: Of the file or the folder, without where it lies.
        limit: What was passed, in bytes or files; 0 for none.
    """

    fault: MailFault
    file_name: str
    limit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What is shown of a mail.

    Attributes:
        file_name: Without its folder.
        key: SHA-256 of the file, 64 hexadecimal digits.
        sender_name: As the sender writes it, never an address; empty where there is none.
        received_at: When it was sent, as it says; None where that cannot be.
        subject: One line, at most `SUBJECT_LENGTH_MAX` characters.
        text: At most `TEXT_LENGTH_MAX` characters, printable but for line ends.
        is_cut: There is more text than that.
        attachment_names: At most `FOUND_MAX`.
        case_numbers: In their printed form or as thirteen digits, as they come in subject and
            text; each once, as all that is found.
        phones: Digits from 0, an extension after ``#``.
        receipt_numbers: Letter and eleven digits.
    """

    file_name: str
    key: str
    sender_name: str
    received_at: datetime | None
    subject: str
    text: str
    is_cut: bool
    attachment_names: tuple[str, ...]
    case_numbers: tuple[str, ...]
    phones: tuple[str, ...]
    receipt_numbers: tuple[str, ...]
