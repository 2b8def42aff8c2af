"""Look at mails of the online mailbox: a list of requests that a person confirms or leaves.

Nothing is booked here, nothing written down, and nothing of a mail reaches a log.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from counter_app.domain.mails import Mail, MailRefused
from counter_app.domain.pickup_terms import PickupItem
from counter_app.domain.pickups import (
    NOTE_LENGTH_MAX,
    ItemNature,
    PickupNumber,
    PickupRequest,
    RequestChannel,
)
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.scans import recognise
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.store.case_search import CaseHit
from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRequest:
    """A mail, and the request that may be meant by it.

    Attributes:
        request: As far as the mail says it: its item, its caller or its case may be empty.  A
            guess for a person to put right, never to be booked unseen.
        cases: Ours that it names, in that order; the request names one only where it is the
            only one.
        booked_as: The pickup that was booked from this very mail; None where there is none.
    """

    mail: Mail
    request: PickupRequest
    cases: tuple[CaseHit, ...]
    booked_as: PickupNumber | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedMail:
    """A file that is not read as a mail.

    Attributes:
        refusal: Why, with words of its own.
    """

    file_name: str
    refusal: MailRefused


def look_at_mails(desk: Desk, actor: Actor, path: Path) -> tuple[MailRequest | RefusedMail, ...]:
    """Return the requests that may be in a mail, or in a folder of them, by file name.

    Args:
        desk: Where.
        actor: Who looks.
        path: A mail, or a folder; of a folder every ``.eml`` in it.

    Raises:
        NotPermitted: The role books no pickups.
        MailRefused: There is no mail in the folder, there are too many, or it cannot be read.
        StoreUnreachable: The database does not answer.
    """
    from counter_app.exchange.mails import mail_files, read_mail  # noqa: PLC0415 - heavy

    check_permitted(actor, Act.BOOK_PICKUP)
    looked = [_read(each, read_mail) for each in mail_files(path)]
    mails = [each for each in looked if isinstance(each, Mail)]
    with desk.open_unit() as unit:
        booked = unit.pickups.numbers_of_mails(mail.key for mail in mails)
        items = tuple(item for item in unit.pickup_terms.items() if item.is_active)
        receipts = _known_receipts(unit, mails)
    return tuple(
        each
        if isinstance(each, RefusedMail)
        else _request(desk, each, items=items, receipts=receipts, booked_as=booked.get(each.key))
        for each in looked
    )


def _read(path: Path, read_mail: Callable[[Path], Mail]) -> Mail | RefusedMail:
    try:
        return read_mail(path)
    except MailRefused as refusal:
        return RefusedMail(file_name=refusal.file_name, refusal=refusal)


def _known_receipts(unit: UnitOfWork, mails: Iterable[Mail]) -> frozenset[str]:
    named = {ReceiptNumber(number) for mail in mails for number in mail.receipt_numbers}
    return frozenset(number for number in named if unit.receipts.get(number) is not None)


def _request(
    desk: Desk,
    mail: Mail,
    *,
    items: Iterable[PickupItem],
    receipts: frozenset[str],
    booked_as: PickupNumber | None,
) -> MailRequest:
    cases = _cases(desk, mail)
    own = [number for number in mail.receipt_numbers if number in receipts]
    item = _item(mail, items, has_receipt=bool(own))
    is_receipt = item is not None and item.nature is ItemNature.RECEIPT
    one_case = cases[0] if len(cases) == 1 else None
    return MailRequest(
        mail=mail,
        request=PickupRequest(
            item_code="" if item is None else item.code,
            channel=RequestChannel.MAILBOX,
            caller_name=mail.sender_name,
            caller_phone=mail.phones[0] if mail.phones else "",
            case_id=None if one_case is None else one_case.case_id,
            case_number="" if one_case is None else one_case.case_number,
            receipt_number=own[0] if is_receipt and len(own) == 1 else "",
            note=_printable(desk, mail.subject)[:NOTE_LENGTH_MAX],
            mail_key=mail.key,
        ),
        cases=cases,
        booked_as=booked_as,
    )


def _cases(desk: Desk, mail: Mail) -> tuple[CaseHit, ...]:
    found = {
        hit.case_id: hit
        for number in mail.case_numbers
        for hit in desk.case_search.find(recognise(number))
    }
    return tuple(found.values())


def _item(mail: Mail, items: Iterable[PickupItem], *, has_receipt: bool) -> PickupItem | None:
    """Return what the mail seems to ask for: the longest name in it, or what its number is of."""
    said = f"{mail.subject}\n{mail.text}"
    items = sorted(items, key=lambda item: -len(item.name))
    named = next((item for item in items if item.name in said), None)
    if named is not None or not has_receipt:
        return named
    return next((item for item in items if item.nature is ItemNature.RECEIPT), None)


def _printable(desk: Desk, text: str) -> str:
    """Return a text without the characters that no paper can show."""
    return text.translate(dict.fromkeys(map(ord, desk.missing_glyphs(text))))
