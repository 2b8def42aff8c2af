"""What the page of the terms shows, as a value, and what is typed into its forms."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from counter_app.domain.notice_terms import (
    BANK_PART,
    CONTRACT_PART,
    EVERY_KIND,
    PAPER_PART,
    POST_PART,
    BarcodeScheme,
    DatedTerms,
    SegmentThreeRule,
    SegmentTwoRule,
)
from counter_app.ui.messages import Message

EVERY_CONTRACT: Final = CONTRACT_PART + EVERY_KIND


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractEntry:
    """A collection contract as typed.

    Attributes:
        kind: Of the cases it is for; ``*`` for every other.
        ends: No store collects for this kind from the day on.
    """

    kind: str
    scheme: BarcodeScheme
    service_code: str
    segment_2: SegmentTwoRule
    number_prefix: str
    segment_3: SegmentThreeRule
    segment_3_constant: str
    amount_width: str
    has_deadline: bool
    ends: bool
    valid_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BankEntry:
    """The bank of the virtual accounts as typed."""

    profile: str
    prefix: str
    is_confirmed: bool
    ends: bool
    valid_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostEntry:
    """The giro account as typed; empty for none."""

    account: str
    valid_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperEntry:
    """The branch's own words as typed."""

    website: str
    branch_address: str
    branch_phone: str
    service_hours: str
    hardship_contact: str
    valid_days: str
    valid_from: str


TermsEntry = ContractEntry | BankEntry | PostEntry | PaperEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What a notice would be printed with.

    Attributes:
        heading: For what amount and kind.
        segments: The three texts of the store barcode; empty where there is none.
        account: The virtual account; empty where there is none.
        trouble: Why one of them cannot be made, in words.
    """

    heading: str = ""
    segments: tuple[str, ...] = ()
    account: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsScreen:
    """Everything there is to see, at one moment.

    Attributes:
        terms: Of all times.
        kinds: Every kind of case.
        current: The part that is looked at.
        form_part: The part of the open form; empty while none is open.
        sample: Of what is in force, or of what is being typed.
        notice: What was just done.
        error: What is wrong with what was entered.
    """

    today: date
    terms: tuple[DatedTerms, ...] = field(default=())
    kinds: tuple[str, ...] = field(default=())
    current: str = EVERY_CONTRACT
    form_part: str = ""
    may_edit: bool = False
    sample: Sample = Sample()
    is_busy: bool = False
    notice: str = ""
    error: Message | None = None

    @property
    def is_form_open(self) -> bool:
        """Tell whether something is being entered."""
        return bool(self.form_part)

    def in_force(self, part: str) -> DatedTerms | None:
        """Return what holds today for a part; None where nothing was ever entered."""
        return next((each for each in self.history(part) if each.valid_from <= self.today), None)

    def history(self, part: str) -> tuple[DatedTerms, ...]:
        """Return everything entered for a part, newest first."""
        of_part = (each for each in self.terms if each.part == part)
        return tuple(sorted(of_part, key=lambda each: each.valid_from, reverse=True))

    def parts(self) -> tuple[str, ...]:
        """Return every part in the order in which it is shown."""
        kinds = sorted(
            {
                each.part
                for each in self.terms
                if each.part.startswith(CONTRACT_PART) and each.part != EVERY_CONTRACT
            }
        )
        return (EVERY_CONTRACT, *kinds, BANK_PART, POST_PART, PAPER_PART)
