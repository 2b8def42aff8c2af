"""Put a notice together: amount of the day, what is open, and what a till or a bank reads."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from counter_app.domain.calendar import TAIPEI, roll_to_working_day
from counter_app.domain.cases import Case, NothingDue, check_not_expired
from counter_app.domain.channels import ASKED, ChannelAnswer, ChannelReason, answer
from counter_app.domain.fees import Due
from counter_app.domain.kinds import Channel, PayingWay, TenderRule
from counter_app.domain.money import Twd
from counter_app.domain.notice_terms import EVERY_KIND, BarcodeScheme, CollectionContract
from counter_app.domain.notices import BatchId, Notice, NoticeNumber, PlanPlace
from counter_app.domain.parts import Parts
from counter_app.domain.payments import UnprintableName
from counter_app.domain.post_slips import PostSlip, make_post_slip
from counter_app.domain.staff import Actor
from counter_app.domain.store_barcodes import StoreBarcode, build_barcode
from counter_app.domain.virtual_accounts import (
    PROFILES,
    BankProfile,
    VirtualAccount,
    account_of,
    range_of,
)
from counter_app.services.desk import Desk
from counter_app.services.dues import due_of, laws_of
from counter_app.store.unit_of_work import UnitOfWork

NO_NUMBER: Final = NoticeNumber("")
"""On a preview, which is no notice yet."""

_NO_DIGITS: Final = "0" * 11
_TAX_ID_LENGTH: Final = 8


class Drafter:
    """Puts the notices of some cases together; rules, rates and terms are read once.

    Attributes:
        on: The day of issue.
        terms: In force on that day.
    """

    def __init__(
        self,
        unit: UnitOfWork,
        desk: Desk,
        actor: Actor,
        cases: Iterable[Case],
        *,
        on: date | None = None,
    ) -> None:
        # The calendar is asked about the same few days again and again.
        self._desk = replace(desk, is_working_day=cache(desk.is_working_day))
        self._actor = actor
        self._laws = laws_of(unit, cases)
        self._rules = unit.rules.tender_rules()
        self._rules_of: dict[tuple[str, PayingWay], tuple[TenderRule, ...]] = {}
        self._drawable: set[str] = set()
        self._now = desk.clock()
        self.on = on or self._now.astimezone(TAIPEI).date()
        self.terms = unit.notice_terms.in_force(self.on)
        bank = self.terms.bank
        profile = None if bank is None else PROFILES.get(bank.profile)
        is_usable = profile is not None and (
            profile.is_verified or (bank is not None and bank.is_confirmed)
        )
        self._profile: BankProfile | None = profile if is_usable else None

    def due(self, case: Case) -> Due:
        """Return what is due on a case on the day of issue.

        Raises:
            RateNotKnown: Interest accrues in a year without a rate.
        """
        return due_of(self._desk, case, self._laws, on=self.on)

    def is_working_day(self, day: date) -> bool:
        """Tell whether offices work on a day."""
        return self._desk.is_working_day(day)

    def answers(self, case: Case, amount_twd: Twd) -> tuple[ChannelAnswer, ...]:
        """Say for each way whether an amount of a case may be paid in it, and why."""
        return tuple(
            answer(
                self._rules_for(case.kind, way),
                way=way,
                kind=case.kind,
                amount_twd=amount_twd,
                on=self.on,
                expires_on=case.expires_on,
                is_working_day=self._desk.is_working_day,
                has_terms=self._has_terms(case, way, amount_twd),
            )
            for way in ASKED
        )

    def whole(self, case: Case, *, batch_id: BatchId | None = None) -> Notice:
        """Return a notice without a number that asks for all that is due.

        Raises:
            CaseExpired, NothingDue: There is nothing to ask for.
            RateNotKnown: Interest accrues in a year without a rate.
            UnprintableName: A character has no glyph.
            BarcodeRefused: The contract makes no barcode.
        """
        due = self.checked_due(case)
        last_day = roll_to_working_day(
            self.on + timedelta(days=self.terms.paper.valid_days), self._desk.is_working_day
        )
        return self.notice(
            case,
            due.parts,
            computed_on=due.computed_for,
            payable_until=min(last_day, case.expires_on or last_day),
            batch_id=batch_id,
        )

    def checked_due(self, case: Case) -> Due:
        """Return what a notice may ask for.

        Raises:
            CaseExpired, NothingDue: There is nothing to ask for.
            RateNotKnown: Interest accrues in a year without a rate.
        """
        check_not_expired(case, on=self.on)
        due = self.due(case)
        if not due.parts.total_twd:
            raise NothingDue(case_number=case.case_number)
        return due

    def notice(
        self,
        case: Case,
        parts: Parts,
        *,
        computed_on: date | None,
        payable_until: date,
        plan: PlanPlace | None = None,
        batch_id: BatchId | None = None,
    ) -> Notice:
        """Return a notice without a number; its codes have zeros where the numbers will be.

        Raises:
            UnprintableName: A character has no glyph.
            BarcodeRefused: The contract makes no barcode.
        """
        self._check_printable(case, plan)
        desk, actor = self._desk, self._actor
        channels = self.answers(case, parts.total_twd)
        wanted = self._range(case.kind, channels, payable_until)
        base = "" if wanted is None else wanted[1].ljust(wanted[0].base_length, "0")
        barcode, account, slip = self._codes(
            channels,
            kind=case.kind,
            obligor_number=case.obligor_number,
            amount_twd=parts.total_twd,
            payable_until=payable_until,
            base=base,
        )
        return Notice(
            number=NO_NUMBER,
            desk_no=desk.desk_no,
            branch_name=desk.branch_name,
            issued_at=self._now,
            issued_on=self.on,
            issued_by=actor.login,
            issued_by_name=actor.display_name,
            case_id=case.case_id,
            case_version=case.version,
            case_number=case.case_number,
            obligor_name=case.obligor_name,
            obligor_number=case.obligor_number,
            address=case.address,
            agency_code=case.agency_code,
            agency_name=case.agency_name,
            kind=case.kind,
            section=case.section,
            section_clerk=case.section_clerk,
            section_phone=case.section_phone,
            due=parts,
            computed_on=computed_on,
            payable_until=payable_until,
            channels=channels,
            store_barcode=barcode,
            virtual_account=account,
            post_slip=slip,
            paper=self.terms.paper,
            plan=plan,
            batch_id=batch_id,
            is_demo=desk.is_demo,
        )

    def base_range(self, notice: Notice) -> tuple[BankProfile, str] | None:
        """Return bank and beginning of the number that a notice needs; None for none."""
        return self._range(notice.kind, notice.channels, notice.payable_until)

    def numbered(self, notice: Notice, number: NoticeNumber, base: str) -> Notice:
        """Return a notice with its numbers, and everything that is made from them.

        Args:
            notice: From `whole` or `notice`.
            number: Taken for it.
            base: Of the bank's range, where it needs one; else empty.
        """
        barcode, account, slip = self._codes(
            notice.channels,
            kind=notice.kind,
            obligor_number=notice.obligor_number,
            amount_twd=notice.amount_twd,
            payable_until=notice.payable_until,
            base=base,
            digits=number[1:],
        )
        return replace(
            notice, number=number, store_barcode=barcode, virtual_account=account, post_slip=slip
        )

    def _codes(
        self,
        channels: tuple[ChannelAnswer, ...],
        *,
        kind: str,
        obligor_number: str,
        amount_twd: Twd,
        payable_until: date | None,
        base: str,
        digits: str = _NO_DIGITS,
    ) -> tuple[StoreBarcode | None, VirtualAccount | None, PostSlip | None]:
        said = {each.way: each for each in channels}
        account = None
        if base and self._profile is not None:
            account = account_of(self._profile, base=base, amount_twd=amount_twd)
        barcode = None
        contract = self.terms.contract_for(kind)
        if said[Channel.STORE].is_open and contract is not None:
            barcode = build_barcode(
                contract,
                number=account.account if account and contract.needs_account else digits,
                amount_twd=amount_twd,
                last_day=payable_until,
                issued_on=self.on,
                obligor_number=obligor_number,
            )
        slip = None
        post = said[Channel.POST_OFFICE]
        # What is closed today can still be paid on the next working day.
        if post.is_open or post.reason is ChannelReason.CLOSED_DAY:
            slip = make_post_slip(
                account=self.terms.post.account, base=base or digits, amount_twd=amount_twd
            )
        is_transfer = said[Channel.BANK_TRANSFER].is_open
        return barcode, account if is_transfer else None, slip

    def _range(
        self, kind: str, channels: tuple[ChannelAnswer, ...], payable_until: date | None
    ) -> tuple[BankProfile, str] | None:
        bank, profile = self.terms.bank, self._profile
        contract = self.terms.contract_for(kind)
        is_open = {each.way for each in channels if each.is_open}
        is_needed = Channel.BANK_TRANSFER in is_open or (
            Channel.STORE in is_open and contract is not None and contract.needs_account
        )
        if bank is None or profile is None or not is_needed:
            return None
        last_day = payable_until or self.on
        return profile, range_of(profile, prefix=bank.prefix, last_day=last_day)

    def _has_terms(self, case: Case, way: PayingWay, amount_twd: Twd) -> bool:
        if not isinstance(way, Channel):
            return True
        contract = self.terms.contract_for(case.kind)
        needs_bank = way is Channel.BANK_TRANSFER or (
            way is Channel.STORE and contract is not None and contract.needs_account
        )
        if needs_bank and (self._profile is None or not self._profile.speaks_of(amount_twd)):
            return False
        if way is Channel.STORE and contract is not None and not _can_name(contract, case):
            return False
        return self.terms.serve(way, case.kind)

    def _rules_for(self, kind: str, way: PayingWay) -> tuple[TenderRule, ...]:
        if (kind, way) not in self._rules_of:
            self._rules_of[kind, way] = tuple(
                rule
                for rule in self._rules
                if rule.tender == way and rule.kind in (kind, EVERY_KIND)
            )
        return self._rules_of[kind, way]

    def _check_printable(self, case: Case, plan: PlanPlace | None) -> None:
        text = "".join(
            (
                *(case.case_number, case.obligor_name, case.obligor_number, case.address),
                *(case.agency_name, case.kind, case.section, case.section_clerk),
                *(case.section_phone, self._actor.display_name),
                "" if plan is None else plan.consent,
            )
        )
        unseen = set(text) - self._drawable
        if unseen and self._desk.missing_glyphs("".join(unseen)):
            raise UnprintableName(characters=self._desk.missing_glyphs(text))
        self._drawable |= unseen


def _can_name(contract: CollectionContract, case: Case) -> bool:
    """Tell whether a contract's barcode can name a debt: that of the tax bureaus wants a tax ID."""
    is_tax = contract.scheme is BarcodeScheme.TAX
    return not is_tax or len(case.obligor_number) == _TAX_ID_LENGTH


def series_of(profile: BankProfile, begins: str) -> str:
    """Return the name of the counter from which a range's numbers come."""
    return f"VA {profile.bank_code} {begins}"


def take_bases(unit: UnitOfWork, ranges: Mapping[int, tuple[BankProfile, str]]) -> dict[int, str]:
    """Take a number of the bank for each of some notices.

    Args:
        unit: The transaction.
        ranges: By place of the notice, from which range.

    Returns:
        By place; a notice is left out where all numbers of its range are in use.
    """
    places: dict[tuple[str, str], list[int]] = {}
    for place, (profile, begins) in ranges.items():
        places.setdefault((profile.name, begins), []).append(place)
    taken: dict[int, str] = {}
    # In order, so that two desks can wait for each other in one direction only.
    for (name, begins), wanting in sorted(places.items()):
        profile = PROFILES[name]
        bases = unit.notices.take_bases(
            series=series_of(profile, begins),
            begins=begins,
            length=profile.base_length,
            count=len(wanting),
        )
        taken |= dict(zip(wanting, bases, strict=False))
    return taken
