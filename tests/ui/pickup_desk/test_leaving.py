"""Who leaves the desk leaves nobody behind who looks."""

from typing import cast

import pytest
from PySide6.QtCore import QObject

from counter_app.bootstrap.payment_ports import print_ports
from counter_app.bootstrap.pickup_places import BOOKING, DESK, OFFICE, PickupPlaces
from counter_app.services.staff import sign_in
from counter_app.ui.customer_display.view import CustomerView, CustomerWindow
from counter_app.ui.pages import PagesPlace
from counter_app.ui.payment.printing import Printing
from homes import PASSWORD
from pickup_pages import PickupBranch, at
from windows import settle


class Seen:
    """A second screen that somebody can see."""

    is_shown = True


@pytest.mark.parametrize("page", [DESK, BOOKING, OFFICE])
def test_after_the_last_look_nobody_asks_a_worker_that_has_ended(
    branch: PickupBranch, page: str
) -> None:
    branch.book(at(9))
    owner = QObject()
    actor = sign_in(branch.desk, login="lin", password=PASSWORD)
    ports = print_ports(
        branch.home,
        actor,
        printer=None,
        store=branch.inline,
        at_printer=branch.inline,
        rendering=branch.inline,
    )
    places = PickupPlaces(
        branch.theme,
        branch.home,
        actor,
        printer=None,
        copies=Printing(ports, owner),
        store=branch.inline,
        at_printer=branch.inline,
        rendering=branch.inline,
        parent=owner,
    )
    place = places.build()
    assert isinstance(place, PagesPlace)
    branch.qtbot.addWidget(place)
    view = CustomerView(branch.theme)
    branch.qtbot.addWidget(view)
    place.show()
    place.on_shown()
    place.show_page(page)
    places.start_board(view, cast("CustomerWindow", Seen()))
    branch.qtbot.wait(100)
    places.close()
    # Whoever still asked would raise, and the test would end with it.
    branch.qtbot.wait(1_300)
    settle()
    assert place.isVisible()
    assert not places._looking._thread.is_alive()
