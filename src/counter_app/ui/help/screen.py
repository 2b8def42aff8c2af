"""What the manual shows at one moment, and which page belongs to which place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

PAGES: Final[Mapping[str, str]] = {
    "help": "00-start",
    "shift": "10-shift",
    "day_close": "15-close",
    "reports": "16-reports",
    "desks": "17-desks",
    "payment": "20-payment",
    "open": "25-unknown",
    "receipts": "30-receipts",
    "reversals": "35-reversals",
    "outage": "37-outage",
    "cases": "40-cases",
    "collections": "47-collections",
    "notices": "45-notices",
    "batches": "46-batch",
    "print_notice": "48-volunteer",
    "pickups": "41-pickup-desk",
    "pickup_desk": "41-pickup-desk",
    "pickup_booking": "42-pickup-booking",
    "pickup_office": "43-pickup-office",
    "zero_wait": "44-zero-wait",
    "arrival": "49-arrival",
    "pickup_terms": "72-pickup-terms",
    "surveys": "51-survey-typing",
    "survey_typing": "51-survey-typing",
    "survey_results": "52-survey-results",
    "survey_comments": "53-survey-comments",
    "survey_follow_up": "54-survey-follow-up",
    "kiosk": "55-kiosk",
    "questionnaires": "56-questionnaires",
    "volunteer_morning": "57-volunteer-morning",
    "import": "50-import",
    "staff": "60-staff",
    "journal": "65-journal",
    "prices": "70-prices",
    "devices": "80-devices",
    "check": "82-check",
    "settings": "85-settings",
    "wizard": "90-first-start",
    "keys": "95-keys",
}
"""The page of the manual for a place of the rail, and for what has no place there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualPage:
    """One page.

    Attributes:
        name: Name of its file, without ``.md``.
        title: Its first heading.
        headings: Those below it.
        text: Markdown, the first heading left out.
    """

    name: str
    title: str
    headings: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpScreen:
    """Everything there is to see of the manual, at one moment.

    Attributes:
        pages: Those that fit what is searched for.
        page: The one that is open.
        place: Heading to begin at; empty for the top.
        searched: What is searched for.
        notice: Why there is nothing to see.
    """

    pages: tuple[ManualPage, ...] = ()
    page: ManualPage | None = None
    place: str = ""
    searched: str = ""
    notice: str = ""
