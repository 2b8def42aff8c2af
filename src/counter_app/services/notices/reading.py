"""Read a notice back: from its number, a barcode, an account or its signed code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from counter_app.domain.cases import Case, CaseId
from counter_app.domain.fees import Due
from counter_app.domain.identifiers import normalize
from counter_app.domain.money import ZERO_TWD
from counter_app.domain.notices import (
    MiddleSegmentWanted,
    Notice,
    NoticeNumber,
    NoticeStanding,
    UnknownNotice,
    check_current,
)
from counter_app.domain.paper_codes import PaperForged, PaperKind, notice_facts, receipt_facts
from counter_app.domain.payments import CaseItem
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.scans import (
    HandwrittenReceiptScan,
    NoticeScan,
    NumericCaseScan,
    PaperCodeScan,
    ReceiptScan,
    StoreSegmentScan,
    VirtualAccountScan,
    recognise,
)
from counter_app.domain.segments import SegmentsSeen
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.domain.store_barcodes import SEGMENT_2_LENGTH, check_barcode
from counter_app.domain.virtual_accounts import PROFILES, WrongAccountCheck
from counter_app.services.desk import Desk
from counter_app.services.dues import due_of, laws_of
from counter_app.services.paper_codes import check_text
from counter_app.store.unit_of_work import UnitOfWork

NOTHING_SEEN: Final = SegmentsSeen()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """What a paper led to, with what is owed today.

    Attributes:
        case_id: The case to open, of a receipt with several the first; None for a receipt of
            fees alone.
        notice: None for a receipt.
        receipt_number: Empty for a notice.
        standing: Of the notice; None for a receipt.
        due: All that is owed on the case today, also where the paper is of an instalment.
        replaced_by: Number of the notice that supersedes this one; else empty.
        checked: A signature or all three segments say that this is our paper.
    """

    case_id: CaseId | None
    notice: Notice | None = None
    receipt_number: str = ""
    standing: NoticeStanding | None = None
    due: Due | None = None
    replaced_by: str = ""
    checked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a text names: one of the two."""

    notice: Notice | None = None
    receipt_number: str = ""
    checked: bool = False


def read_notice(desk: Desk, actor: Actor, number: str) -> Notice:
    """Return a notice exactly as it was issued.

    Raises:
        UnknownNotice: No notice carries this number.
    """
    check_permitted(actor, Act.READ_NOTICES)
    with desk.open_unit() as unit:
        return _by_number(unit, number)


def notices_of_case(desk: Desk, actor: Actor, case_id: CaseId) -> tuple[Notice, ...]:
    """Return every notice of a case as it was issued, newest first."""
    check_permitted(actor, Act.READ_NOTICES)
    with desk.open_unit() as unit:
        return unit.notices.of_case(case_id)


def notices_and_standings(
    desk: Desk, actor: Actor, case_id: CaseId
) -> tuple[tuple[Notice, NoticeStanding], ...]:
    """Return every notice of a case with what has become of it, newest first.

    Raises:
        RateNotKnown: What is owed today cannot be computed.
    """
    check_permitted(actor, Act.READ_NOTICES)
    with desk.open_unit() as unit:
        case = unit.cases.by_id(case_id)
        if case is None:
            return ()
        found = unit.notices.of_case(case_id)
        due = due_of(desk, case, laws_of(unit, [case]), on=desk.today())
    today = desk.today()
    return tuple((notice, _standing(notice, case, due, found, on=today)) for notice in found)


def read_back(desk: Desk, actor: Actor, text: str, *, seen: SegmentsSeen | None = None) -> ReadBack:
    """Say which case a scanned paper is of, what has become of it, and what is owed today.

    Args:
        desk: Where.
        actor: Who asks.
        text: A notice number, a receipt number, a segment of a store barcode, a virtual account,
            the number of a post office slip or the signed code of a paper.
        seen: Segments scanned lately, this one among them.

    Raises:
        UnknownNotice: The text names no paper of this branch.
        MiddleSegmentWanted: Segment 1 or 3, and the second was not scanned lately.
        WrongCheckCharacters: The segments do not belong together, or not to this notice.
        WrongAccountCheck: The account is one of ours, but for its check digits.
        NotAPaperCode, PaperForged: The code is no code, or does not say what we have signed.
        RateNotKnown: What is owed today cannot be computed.
    """
    check_permitted(actor, Act.READ_NOTICES)
    with desk.open_unit() as unit:
        found = _find(unit, desk, text, seen or NOTHING_SEEN)
        if found.notice is None:
            case_id = _case_of_receipt(unit, ReceiptNumber(found.receipt_number))
            return ReadBack(
                case_id=case_id, receipt_number=found.receipt_number, checked=found.checked
            )
        standing, due, replaced_by = stand(unit, desk, found.notice)
    return ReadBack(
        case_id=found.notice.case_id,
        notice=found.notice,
        standing=standing,
        due=due,
        replaced_by=replaced_by,
        checked=found.checked,
    )


def print_one_notice(desk: Desk, actor: Actor, text: str) -> Notice:
    """Return the one notice that a text names, to be printed again, and write it down.

    All that a volunteer can reach: nothing is listed, nothing is searched, and a paper that
    would ask for a wrong amount is not given out.

    Raises:
        UnknownNotice: The text names no notice of this branch.
        NoticeNotCurrent: It asks for what is no longer right.
        MiddleSegmentWanted, WrongAccountCheck, NotAPaperCode, PaperForged: As `read_back`.
        RateNotKnown: What is owed today cannot be computed.
    """
    check_permitted(actor, Act.PRINT_NOTICE)
    with desk.open_unit() as unit:
        notice = _find(unit, desk, text, NOTHING_SEEN).notice
        if notice is None:
            raise UnknownNotice(text=text)
        standing, _, replaced_by = stand(unit, desk, notice)
        check_current(notice, standing, replaced_by=replaced_by)
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="print_notice",
            subject=notice.number,
            details={"case_number": notice.case_number},
        )
        unit.commit()
    return notice


def stand(unit: UnitOfWork, desk: Desk, notice: Notice) -> tuple[NoticeStanding, Due, str]:
    """Return what has become of a notice, what is owed today, and the notice in its place.

    Raises:
        RateNotKnown: What is owed today cannot be computed.
    """
    case = unit.cases.by_ids([notice.case_id])[notice.case_id]
    due = due_of(desk, case, laws_of(unit, [case]), on=desk.today())
    of_case = unit.notices.of_case(notice.case_id)
    replaced_by = "" if _is_newest(notice, of_case) else of_case[0].number
    return _standing(notice, case, due, of_case, on=desk.today()), due, replaced_by


def _standing(
    notice: Notice, case: Case, due: Due, of_case: Sequence[Notice], *, on: date
) -> NoticeStanding:
    """Return what has become of a notice among all of its case, newest first."""
    asked_before, asked_with = _asked(notice, of_case)
    # What accrued after a part was paid makes it less: then too little counts as paid.
    total_twd = notice.amount_twd if notice.plan is None else notice.plan.total_twd
    paid_twd = max(total_twd - case.parts.total_twd, ZERO_TWD)
    if not due.parts.total_twd or (notice.plan is not None and paid_twd >= asked_with):
        return NoticeStanding.SETTLED
    if not _is_newest(notice, of_case):
        return NoticeStanding.SUPERSEDED
    if notice.payable_until is not None and on > notice.payable_until:
        return NoticeStanding.EXPIRED
    if notice.plan is None:
        has_moved = due.parts != notice.due
    else:
        has_moved = paid_twd > asked_before or notice.amount_twd > due.parts.total_twd
    return NoticeStanding.RECOMPUTED if has_moved else NoticeStanding.CURRENT


def _asked(notice: Notice, of_case: Sequence[Notice]) -> tuple[int, int]:
    """Return what a plan asks for before an instalment, and with it; the first are paid first."""
    siblings = (each for each in of_case if _same_plan(each, notice))
    before = sum(each.amount_twd for each in siblings if each.number < notice.number)
    return before, before + notice.amount_twd


def _is_newest(notice: Notice, of_case: Sequence[Notice]) -> bool:
    return notice.number == of_case[0].number or _same_plan(notice, of_case[0])


def _same_plan(one: Notice, other: Notice) -> bool:
    if one.plan is None or other.plan is None:
        return False
    return one.plan.plan_id == other.plan.plan_id


def _find(unit: UnitOfWork, desk: Desk, text: str, seen: SegmentsSeen) -> _Found:
    scan = recognise(text)
    match scan:
        case NoticeScan(number=number):
            return _Found(notice=_by_number(unit, number))
        case StoreSegmentScan():
            return _by_segments(unit, scan, seen)
        case VirtualAccountScan(text=account):
            return _Found(notice=_by_bank_number(unit, account))
        case NumericCaseScan():
            # Some banks' accounts have the form of a case number.
            return _Found(notice=_by_bank_number(unit, normalize(text)))
        case PaperCodeScan(text=code):
            return _by_code(unit, desk, code)
        case ReceiptScan(number=number) | HandwrittenReceiptScan(number=number):
            return _Found(receipt_number=_receipt(unit, number))
        case _:
            raise UnknownNotice(text=text)


def _by_number(unit: UnitOfWork, number: str) -> Notice:
    found = unit.notices.get(NoticeNumber(number))
    if found is None:
        raise UnknownNotice(text=number)
    return found


def _by_segments(unit: UnitOfWork, scan: StoreSegmentScan, seen: SegmentsSeen) -> _Found:
    middle = scan.text if scan.segment == 2 else seen.text_of(2)  # noqa: PLR2004 - the middle
    if not middle:
        raise MiddleSegmentWanted(segment=scan.segment)
    found = unit.notices.by_segment_2(middle)
    if not found:
        if seen.barcode is not None:
            check_barcode(seen.barcode)
        return _Found(notice=_by_bank_number(unit, middle))
    # Debts of one obligor and month have the same tax barcode: the other segments tell.
    fitting = [each for each in found if each.store_barcode and seen.fits(each.store_barcode)]
    notice = _most_wanted(unit, fitting or list(found))
    checked = bool(seen.seen) and seen.check_against(notice.store_barcode)
    return _Found(notice=notice, checked=checked)


def _by_bank_number(unit: UnitOfWork, text: str) -> Notice:
    """Return the notice of an account, padded with zeros or not, or of a post office slip.

    Raises:
        UnknownNotice: Nobody was ever given this number.
        WrongAccountCheck: Somebody was, but not with these check digits.
    """
    forms = _account_forms(text)
    known = [
        notice
        for account, _ in forms
        for notice in (
            *unit.notices.by_account(account),
            *unit.notices.by_segment_2(account.rjust(SEGMENT_2_LENGTH, "0")),
        )
    ]
    if known:
        return _most_wanted(unit, known)
    for number in _post_numbers(unit, text):
        notice = unit.notices.get(number)
        if notice is not None and notice.post_slip and notice.post_slip.number == text:
            return notice
    if any(unit.notices.holder_of(base) is not None for _, base in forms):
        raise WrongAccountCheck(account=text)
    raise UnknownNotice(text=text)


def _account_forms(text: str) -> list[tuple[str, str]]:
    """Return what a number may be: account and base, by every bank whose length it has."""
    forms: dict[tuple[str, str], None] = {}
    for profile in PROFILES.values():
        length = profile.base_length + len(profile.check("0" * profile.base_length, ZERO_TWD))
        is_padded = len(text) == SEGMENT_2_LENGTH and not text[:-length].strip("0")
        if len(text) == length or is_padded:
            account = text[-length:]
            forms[account, account[: profile.base_length]] = None
    return list(forms)


def _post_numbers(unit: UnitOfWork, text: str) -> Iterator[NoticeNumber]:
    """Give the notices that a number of a post office slip may be of."""
    base = text[:-1]
    yield NoticeNumber(f"N{base[-11:]}")
    for length in sorted({profile.base_length for profile in PROFILES.values()}):
        holder = unit.notices.holder_of(base[-length:])
        if holder is not None:
            yield holder


def _most_wanted(unit: UnitOfWork, found: Sequence[Notice]) -> Notice:
    """Return the newest notice of a debt that is open, else the newest."""
    newest_first = sorted(found, key=lambda notice: notice.number, reverse=True)
    cases = unit.cases.by_ids(notice.case_id for notice in found)
    is_open = (notice for notice in newest_first if cases[notice.case_id].is_open)
    return next(is_open, newest_first[0])


def _by_code(unit: UnitOfWork, desk: Desk, text: str) -> _Found:
    """Return the paper of a code that is genuine, and says what we have written down.

    Raises:
        UnknownNotice: We signed it, but this store does not have it.
        PaperForged: We did not sign it, or our paper of this number says something else.
    """
    facts = check_text(text, unit.anchors.public_keys(), branch=desk.branch_name).facts
    if facts.kind is PaperKind.RECEIPT:
        receipt = unit.receipts.get(ReceiptNumber(facts.number))
        if receipt is None:
            raise UnknownNotice(text=facts.number)
        if receipt_facts(receipt).content != facts.content:
            raise PaperForged(number=facts.number)
        return _Found(receipt_number=receipt.number, checked=True)
    notice = _by_number(unit, facts.number)
    if notice_facts(notice).content != facts.content:
        raise PaperForged(number=facts.number)
    return _Found(notice=notice, checked=True)


def _receipt(unit: UnitOfWork, number: str) -> str:
    if unit.receipts.get(ReceiptNumber(number)) is None:
        raise UnknownNotice(text=number)
    return number


def _case_of_receipt(unit: UnitOfWork, number: ReceiptNumber) -> CaseId | None:
    payment_id = unit.receipts.payment_of(number)
    payment = None if payment_id is None else unit.payments.find(payment_id)
    items = () if payment is None else payment.items
    return next((item.case_id for item in items if isinstance(item, CaseItem)), None)
