"""Who signs what the program does while nobody is signed in."""

from typing import Final

from counter_app.domain.staff import Actor, Role, StaffId

OFFICE_LOGIN: Final = "office"
OFFICE_DESK_NO: Final = 0
"""Where those write who change what every desk shares, one after the other."""


def office(desk_no: int = OFFICE_DESK_NO) -> Actor:
    """Return the program itself as somebody who acts, for the journal of a desk."""
    return Actor(
        staff_id=StaffId(0),
        login=OFFICE_LOGIN,
        display_name=OFFICE_LOGIN,
        role=Role.ADMINISTRATOR,
        desk_no=desk_no,
    )
