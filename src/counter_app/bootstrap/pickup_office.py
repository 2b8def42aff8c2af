"""Binds the work list, the figures and the terms of pickups to the services of a desk."""

from datetime import date
from functools import partial
from pathlib import Path

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.payment_ports import print_pdf
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickup_terms import terms_on
from counter_app.domain.staff import Actor
from counter_app.domain.zero_wait import ZeroWaitReport
from counter_app.services.desk import Desk
from counter_app.services.pickup_terms import (
    add_closure,
    closures,
    lift_closure,
    pickup_items,
    pickup_terms,
    pickups_to_move,
    put_pickup_item,
    put_pickup_terms,
)
from counter_app.services.pickups import (
    log_call,
    make_ready,
    miss_overdue,
    prepare_pickup,
    read_pickup,
    return_to_file,
    undo_step,
    work_list,
)
from counter_app.services.pickups.figures import save_zero_wait, zero_wait_report
from counter_app.services.pickups.paper import save_day_list
from counter_app.services.reveal import reveal
from counter_app.ui.background import Background
from counter_app.ui.office_printer import has_office_printer
from counter_app.ui.pickup_office.ports import OfficePorts
from counter_app.ui.pickup_office.presenter import OfficePresenter
from counter_app.ui.pickup_office.view import OfficeView
from counter_app.ui.pickup_terms.presenter import PickupTermsPorts, PickupTermsPresenter
from counter_app.ui.pickup_terms.view import PickupTermsView
from counter_app.ui.theme.style import Theme
from counter_app.ui.zero_wait.presenter import ZeroWaitPorts, ZeroWaitPresenter
from counter_app.ui.zero_wait.view import ZeroWaitView


def office_ports(home: Home, actor: Actor, *, store: Background, papers: Background) -> OfficePorts:
    """Return what the work list needs of the services.

    Args:
        home: The desk; lists are written into its papers.
        actor: Who is signed in.
        store: Where the store is asked.
        papers: Where lists are drawn.
    """
    desk = home.desk

    def save_list(day: date, suffix: str) -> Path:
        out = home.papers / f"pickups-{day:%Y%m%d}{suffix}"
        return save_day_list(desk, actor, day=day, out=out)

    def print_list(day: date) -> bool:
        return print_pdf(save_list(day, ".pdf").read_bytes())

    return OfficePorts(
        actor=actor,
        clock=desk.clock,
        work_list=partial(work_list, desk, actor),
        read=partial(read_pickup, desk, actor),
        miss_overdue=partial(miss_overdue, desk, actor),
        prepare=partial(prepare_pickup, desk, actor),
        make_ready=partial(make_ready, desk, actor),
        return_to_file=partial(return_to_file, desk, actor),
        undo=partial(undo_step, desk, actor),
        log_call=partial(log_call, desk, actor),
        save_list=save_list,
        print_list=print_list if has_office_printer() else None,
        reveal=lambda subject, what: reveal(desk, actor, subject=subject, what=what),
        store=store,
        papers=papers,
    )


def zero_wait_ports(
    home: Home, actor: Actor, *, reading: Background, papers: Background
) -> ZeroWaitPorts:
    """Return what the page of figures needs of the services.

    Args:
        home: The desk; files are written into its papers.
        actor: Who is signed in.
        reading: Where the store is asked.
        papers: Where files are written.
    """
    desk = home.desk

    def save(report: ZeroWaitReport, suffix: str) -> Path:
        days = f"{report.from_day:%Y%m%d}-{report.to_day:%Y%m%d}"
        out = home.papers / f"zero-wait-{days}{suffix}"
        save_zero_wait(desk, actor, report, out=out)
        return out

    return ZeroWaitPorts(
        today=desk.today,
        desks=partial(_desks, desk, actor),
        items=partial(pickup_items, desk, actor),
        report=partial(zero_wait_report, desk, actor),
        save=save,
        reading=reading,
        papers=papers,
    )


def pickup_terms_ports(home: Home, actor: Actor, *, store: Background) -> PickupTermsPorts:
    """Return what the page of slots, items and closures needs of the services.

    Args:
        home: The desk.
        actor: Who is signed in.
        store: Where the store is asked.
    """
    desk = home.desk
    return PickupTermsPorts(
        actor=actor,
        clock=desk.clock,
        is_working_day=desk.is_working_day,
        terms=partial(pickup_terms, desk, actor),
        items=partial(pickup_items, desk, actor),
        closures=lambda from_day: closures(desk, actor, from_day=from_day),
        to_move=partial(pickups_to_move, desk, actor),
        put_terms=partial(put_pickup_terms, desk, actor),
        put_item=partial(put_pickup_item, desk, actor),
        add_closure=partial(add_closure, desk, actor),
        lift_closure=partial(lift_closure, desk, actor),
        store=store,
    )


def office_screen(
    theme: Theme, home: Home, actor: Actor, *, store: Background, papers: Background
) -> tuple[OfficeView, OfficePresenter]:
    """Return the work list and who decides there; `move_wanted` leads to the booking page.

    Args:
        theme: Of every widget.
        home: The desk.
        actor: Who is signed in.
        store: Where the store is asked.
        papers: Where lists are drawn.
    """
    view = OfficeView(theme)
    return view, OfficePresenter(view, office_ports(home, actor, store=store, papers=papers))


def zero_wait_screen(
    theme: Theme, home: Home, actor: Actor, *, reading: Background, papers: Background
) -> tuple[ZeroWaitView, ZeroWaitPresenter]:
    """Return the page of figures and who decides there.

    Args:
        theme: Of every widget.
        home: The desk.
        actor: Who is signed in.
        reading: Where the store is asked; a year of pickups takes a moment.
        papers: Where files are written.
    """
    view = ZeroWaitView(theme)
    ports = zero_wait_ports(home, actor, reading=reading, papers=papers)
    return view, ZeroWaitPresenter(view, ports)


def pickup_terms_screen(
    theme: Theme, home: Home, actor: Actor, *, store: Background
) -> tuple[PickupTermsView, PickupTermsPresenter]:
    """Return the page of slots, items and closures; `move_wanted` leads to the booking page.

    Args:
        theme: Of every widget.
        home: The desk.
        actor: Who is signed in.
        store: Where the store is asked.
    """
    view = PickupTermsView(theme, now=home.desk.clock().astimezone(TAIPEI))
    return view, PickupTermsPresenter(view, pickup_terms_ports(home, actor, store=store))


def _desks(desk: Desk, actor: Actor) -> tuple[int, ...]:
    """Return every desk that hands pickups over today or did before."""
    dated = pickup_terms(desk, actor)
    known = [terms_on(dated, desk.today()), *(each.terms for each in dated)]
    return tuple(sorted({each.desk_no for terms in known for each in terms.capacities}))
