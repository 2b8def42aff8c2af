"""What the page says from which staff put the kiosk before visitors, as one value."""

from dataclasses import dataclass
from enum import StrEnum


class KioskPlace(StrEnum):
    """Where visitors can tap now."""

    NOWHERE = "nowhere"
    SECOND_SCREEN = "second_screen"
    HERE = "here"


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskDeskScreen:
    """Everything there is to see on the page.

    Attributes:
        place: Where the kiosk is now.
        has_second_screen: A screen is turned to the visitor.
        is_paying: The second screen shows what is to be paid.
        has_code: Staff can leave by a code; without one this screen is not given away.
        waiting: Responses that are not in the store yet.
    """

    place: KioskPlace = KioskPlace.NOWHERE
    has_second_screen: bool = False
    is_paying: bool = False
    has_code: bool = False
    waiting: int = 0
