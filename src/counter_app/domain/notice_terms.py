"""What notices are printed with: collection contract, bank, post office, words of the branch.

All of it is data with a day from which it is in force, kept in the store and editable.  The
agency's own service code, numbering and collecting bank are not public: what ships is a
default that every branch replaces with its contract.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from counter_app.domain.errors import Refusal
from counter_app.domain.kinds import Channel

EVERY_KIND: Final = "*"

CONTRACT_PART: Final = "contract/"
BANK_PART: Final = "bank"
POST_PART: Final = "post"
PAPER_PART: Final = "paper"
"""Names of the parts of the terms; a contract's is followed by its kind of case."""


class BarcodeScheme(StrEnum):
    """How the check characters of a store barcode are made (`domain.store_barcodes`)."""

    STORE = "cvs3"
    TAX = "natax36"


class SegmentTwoRule(StrEnum):
    """What the second segment says."""

    VIRTUAL_ACCOUNT = "virtual_account"
    """The virtual account, padded with zeros on the left to 16."""
    NOTICE_NUMBER = "notice_number"
    """The contract's prefix and the eleven digits of the notice, padded between to 16."""
    TAX = "tax"
    """Agency (5), tax ID of the obligor (8), ROC year (2), month (one hexadecimal digit), 011."""


class SegmentThreeRule(StrEnum):
    """With what four characters the third segment begins."""

    MONTH_DAY = "mmdd"
    YEAR_MONTH = "yymm"
    CONSTANT = "constant"


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionContract:
    """What a branch has agreed with the company that collects for it in the stores.

    Attributes:
        service_code: 代收項目, three characters at the end of segment 1.
        number_prefix: Begins segment 2 where its rule asks for one; of the tax scheme the five
            characters of the agency.
        segment_3_constant: The four characters of `SegmentThreeRule.CONSTANT`; of the tax
            scheme the three characters of the tax code.
        amount_width: Digits of the amount: 9, of the tax scheme 10.
        has_deadline: The last day is in segment 1; else ``999999``.
    """

    scheme: BarcodeScheme = BarcodeScheme.STORE
    service_code: str
    segment_2: SegmentTwoRule = SegmentTwoRule.VIRTUAL_ACCOUNT
    number_prefix: str = ""
    segment_3: SegmentThreeRule = SegmentThreeRule.MONTH_DAY
    segment_3_constant: str = ""
    amount_width: int = 9
    has_deadline: bool = True

    @property
    def needs_account(self) -> bool:
        """Tell whether segment 2 is the virtual account."""
        return (
            self.scheme is BarcodeScheme.STORE and self.segment_2 is SegmentTwoRule.VIRTUAL_ACCOUNT
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BankTerms:
    """Whose virtual accounts the branch hands out.

    Attributes:
        profile: Name of one of `domain.virtual_accounts.PROFILES`.
        prefix: The digits that the bank gave the branch: 代收類別, 企業識別碼.
        is_confirmed: The branch has compared the numbers with its bank; without that an
            unverified profile makes none.
    """

    profile: str
    prefix: str
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PostTerms:
    """The giro account at the post office; empty where there is none."""

    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTerms:
    """What every notice of the branch says beside the case.

    Attributes:
        website: Of the branch; printed as text and as a QR code.
        valid_days: Days a notice may be paid with, rolled to a working day.
        hardship_contact: Whom to turn to in hardship, in words.
    """

    website: str = ""
    branch_address: str = ""
    branch_phone: str = ""
    service_hours: str = ""
    hardship_contact: str = ""
    valid_days: int = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeTerms:
    """Everything in force on one day.

    Attributes:
        contracts: By kind of case; ``*`` for every kind without an entry of its own, None where
            no store collects it any more.
        bank: None where no virtual accounts are handed out.
    """

    contracts: dict[str, CollectionContract | None] = field(default_factory=dict)
    bank: BankTerms | None = None
    post: PostTerms = field(default_factory=PostTerms)
    paper: PaperTerms = field(default_factory=PaperTerms)

    def contract_for(self, kind: str) -> CollectionContract | None:
        """Return the contract of a kind of case; None where no store collects it."""
        return self.contracts.get(kind, self.contracts.get(EVERY_KIND))

    def serve(self, channel: Channel, kind: str) -> bool:
        """Tell whether the branch has what a channel needs for a kind of case.

        A store contract that numbers by virtual account needs the bank too.
        """
        contract = self.contract_for(kind)
        return {
            Channel.STORE: contract is not None
            and (not contract.needs_account or self.bank is not None),
            Channel.POST_OFFICE: bool(self.post.account),
            Channel.BANK_TRANSFER: self.bank is not None,
        }[channel]


class TermsField(StrEnum):
    """What of the terms cannot be; each has words in ``ui/messages.py``."""

    SERVICE_CODE = "service_code"
    SEGMENT_2 = "segment_2"
    NUMBER_PREFIX = "number_prefix"
    SEGMENT_3 = "segment_3"
    AMOUNT_WIDTH = "amount_width"
    BANK_PREFIX = "bank_prefix"
    POST_ACCOUNT = "post_account"
    WEBSITE = "website"
    VALID_DAYS = "valid_days"
    TEXT = "text"
    KIND = "kind"


@dataclass(eq=False, kw_only=True)
class TermsRefused(Refusal):
    """An entry of the terms cannot be as it is."""

    field: TermsField


TermsContent = CollectionContract | BankTerms | PostTerms | PaperTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedTerms:
    """One part of the terms, from a day on.

    Attributes:
        part: ``contract/*``, ``contract/<kind>``, ``bank``, ``post`` or ``paper``.
        content: None ends the part: from that day on no store collects the kind, no virtual
            accounts are handed out, no giro account or words are printed.
    """

    part: str
    valid_from: date
    content: TermsContent | None


_CONTENTS: Final[dict[str, type[BankTerms | PostTerms | PaperTerms]]] = {
    BANK_PART: BankTerms,
    POST_PART: PostTerms,
    PAPER_PART: PaperTerms,
}


def content_of(part: str, values: dict[str, Any]) -> TermsContent:
    """Return the content of a part whose attributes were written down as text and numbers.

    Raises:
        KeyError, TypeError, ValueError: No such part, or not its attributes; a bug in the writer.
    """
    if not part.startswith(CONTRACT_PART):
        return _CONTENTS[part](**values)
    kept = {"scheme": BarcodeScheme.STORE} | values
    return CollectionContract(
        **kept
        | {
            "scheme": BarcodeScheme(kept["scheme"]),
            "segment_2": SegmentTwoRule(kept["segment_2"]),
            "segment_3": SegmentThreeRule(kept["segment_3"]),
        }
    )


def terms_of(dated: Iterable[DatedTerms]) -> NoticeTerms:
    """Put the newest content of each part together.

    Args:
        dated: Parts whose day has come; of each part in the order of their days.
    """
    contracts: dict[str, CollectionContract | None] = {}
    bank, post, paper = None, PostTerms(), PaperTerms()
    for part, content in {each.part: each.content for each in dated}.items():
        if part.startswith(CONTRACT_PART):
            contracts[part.removeprefix(CONTRACT_PART)] = None
        match content:
            case CollectionContract():
                contracts[part.removeprefix(CONTRACT_PART)] = content
            case BankTerms():
                bank = content
            case PostTerms():
                post = content
            case PaperTerms():
                paper = content
            case None:
                pass
    return NoticeTerms(contracts=contracts, bank=bank, post=post, paper=paper)
