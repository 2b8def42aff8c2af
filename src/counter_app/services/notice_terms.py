"""What notices are printed with: read it, change it from a day on.

Nothing is overwritten that was once in force: a change holds from today or a later day, and the
journal keeps what stood there before beside what stands there now.  A notice that was issued
keeps what it was issued with.
"""

import re
from dataclasses import asdict, replace
from typing import Any, Final
from urllib.parse import urlsplit

from counter_app.domain.notice_terms import (
    BANK_PART,
    CONTRACT_PART,
    EVERY_KIND,
    PAPER_PART,
    POST_PART,
    BankTerms,
    BarcodeScheme,
    CollectionContract,
    DatedTerms,
    PaperTerms,
    PostTerms,
    SegmentThreeRule,
    SegmentTwoRule,
    TermsContent,
    TermsField,
    TermsRefused,
)
from counter_app.domain.payments import UnprintableName
from counter_app.domain.post_slips import ACCOUNT_LENGTH
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.domain.virtual_accounts import ProfileUnverified, profile_named
from counter_app.services.changes import write_change
from counter_app.services.desk import Desk
from counter_app.services.prices import DayPassed
from counter_app.store.unit_of_work import UnitOfWork

VALID_DAYS_MAX: Final = 60
"""A notice is a matter of weeks; its late fee grows meanwhile."""

AMOUNT_WIDTHS: Final = {BarcodeScheme.STORE: 9, BarcodeScheme.TAX: 10}
"""Digits of the amount that the third segment has room for."""

_SERVICE_CODE: Final = re.compile(r"[0-9A-Z]{3}")
_NUMBER_PREFIX: Final = re.compile(r"[0-9A-Z]{0,5}")  # eleven digits of a notice follow
_CONSTANT: Final = re.compile(r"[0-9A-Z]{4}")
_TAX_AGENCY: Final = re.compile(r"[0-9A-Z]{5}")
_TAX_CODE: Final = re.compile(r"[0-9A-Z]{3}")
_DIGITS: Final = re.compile(r"[0-9]+")
_POST_ACCOUNT: Final = re.compile(rf"(?:[0-9]{{{ACCOUNT_LENGTH}}})?")
_WEBSITE_LENGTH_MAX: Final = 100
_TEXT_LENGTH_MAX: Final = 80


def notice_terms(desk: Desk, actor: Actor) -> tuple[DatedTerms, ...]:
    """Return every part of the terms of all times, by part and day.

    Whoever edits rules, issues notices or reads them may read the terms.
    """
    if not (actor.may(Act.EDIT_RULES) or actor.may(Act.READ_NOTICES)):
        check_permitted(actor, Act.ISSUE_NOTICE)
    with desk.open_unit() as unit:
        return unit.notice_terms.all()


def put_terms(desk: Desk, actor: Actor, terms: DatedTerms) -> None:
    """Put a part of the terms in force from a day on; the same part and day are replaced.

    What the rules of a contract do not use is not kept.

    Raises:
        DayPassed: The day lies behind.
        TermsRefused: A field cannot be as it is.
        UnprintableName: The paper could not show a text.
        UnknownBankProfile: No bank of this name.
        ProfileUnverified: The numbers of this bank were not compared with it yet.
    """
    check_permitted(actor, Act.EDIT_RULES)
    if terms.valid_from < desk.today():
        raise DayPassed(day=terms.valid_from)
    with desk.open_unit() as unit:
        terms = replace(terms, content=_checked(desk, unit, terms))
        before = _in_force(unit, terms)
        unit.notice_terms.put(terms)
        write_change(
            unit,
            desk,
            actor,
            act="put_notice_terms",
            subject=terms.part,
            old=_facts(before),
            new=_facts(terms),
        )
        unit.commit()


def _in_force(unit: UnitOfWork, terms: DatedTerms) -> DatedTerms | None:
    """Return what held for the part until now on that day."""
    found = None
    for each in unit.notice_terms.all():
        if each.part == terms.part and each.valid_from <= terms.valid_from:
            found = each
    return found


def _facts(terms: DatedTerms | None) -> dict[str, Any] | None:
    if terms is None:
        return None
    content = {"is_ended": True} if terms.content is None else asdict(terms.content)
    return {"valid_from": terms.valid_from.isoformat()} | content


def _checked(desk: Desk, unit: UnitOfWork, terms: DatedTerms) -> TermsContent | None:
    """Return the content as it is kept, or refuse it."""
    part, content = terms.part, terms.content
    if part.startswith(CONTRACT_PART):
        kind = part.removeprefix(CONTRACT_PART)
        _refuse_unless(kind == EVERY_KIND or kind in unit.rules.kinds(), TermsField.KIND)
        part = CONTRACT_PART
    match part, content:
        case (str(), None) if part in {CONTRACT_PART, BANK_PART, POST_PART, PAPER_PART}:
            return None
        case (p, CollectionContract()) if p == CONTRACT_PART:
            return _contract(content)
        case (p, BankTerms()) if p == BANK_PART:
            return _bank(content)
        case (p, PostTerms()) if p == POST_PART:
            _refuse_unless(_POST_ACCOUNT.fullmatch(content.account), TermsField.POST_ACCOUNT)
            return content
        case (p, PaperTerms()) if p == PAPER_PART:
            return _paper(desk, content)
        case _:
            raise ValueError(f"not the content of {terms.part}")


def _contract(contract: CollectionContract) -> CollectionContract:
    is_tax = contract.scheme is BarcodeScheme.TAX
    for field, is_right in (
        (TermsField.SERVICE_CODE, _SERVICE_CODE.fullmatch(contract.service_code)),
        (TermsField.SEGMENT_2, is_tax is (contract.segment_2 is SegmentTwoRule.TAX)),
        (TermsField.AMOUNT_WIDTH, contract.amount_width == AMOUNT_WIDTHS[contract.scheme]),
    ):
        _refuse_unless(is_right, field)
    if is_tax:
        _refuse_unless(_TAX_AGENCY.fullmatch(contract.number_prefix), TermsField.NUMBER_PREFIX)
        _refuse_unless(
            contract.segment_3 is SegmentThreeRule.CONSTANT
            and _TAX_CODE.fullmatch(contract.segment_3_constant),
            TermsField.SEGMENT_3,
        )
        return contract
    if contract.segment_2 is SegmentTwoRule.NOTICE_NUMBER:
        _refuse_unless(_NUMBER_PREFIX.fullmatch(contract.number_prefix), TermsField.NUMBER_PREFIX)
    else:
        contract = replace(contract, number_prefix="")
    if contract.segment_3 is SegmentThreeRule.CONSTANT:
        _refuse_unless(_CONSTANT.fullmatch(contract.segment_3_constant), TermsField.SEGMENT_3)
    else:
        contract = replace(contract, segment_3_constant="")
    return contract


def _bank(bank: BankTerms) -> BankTerms:
    profile = profile_named(bank.profile)
    _refuse_unless(
        _DIGITS.fullmatch(bank.prefix) and len(bank.prefix) in profile.prefix_lengths,
        TermsField.BANK_PREFIX,
    )
    if not profile.is_verified and not bank.is_confirmed:
        raise ProfileUnverified(bank_name=profile.bank_name)
    return bank


def _paper(desk: Desk, paper: PaperTerms) -> PaperTerms:
    _refuse_unless(_is_website(paper.website), TermsField.WEBSITE)
    _refuse_unless(1 <= paper.valid_days <= VALID_DAYS_MAX, TermsField.VALID_DAYS)
    texts = (
        paper.branch_address,
        paper.branch_phone,
        paper.service_hours,
        paper.hardship_contact,
    )
    for text in texts:
        _refuse_unless(text.isprintable() and len(text) <= _TEXT_LENGTH_MAX, TermsField.TEXT)
    missing = desk.missing_glyphs("".join(texts))
    if missing:
        raise UnprintableName(characters=missing)
    return paper


def _is_website(address: str) -> bool:
    """Tell whether an address is empty, or one that a telephone opens without a warning."""
    if not address:
        return True
    if not (address.isascii() and address.isprintable()) or " " in address:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return (
        address.startswith("https://")
        and "." in (parts.hostname or "")
        and parts.username is None
        and len(address) <= _WEBSITE_LENGTH_MAX
    )


def _refuse_unless(is_right: object, field: TermsField) -> None:
    if not is_right:
        raise TermsRefused(field=field)
