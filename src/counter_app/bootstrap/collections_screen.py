"""Builds the pages of money that arrived elsewhere."""

from functools import partial

from counter_app.bootstrap.homes import Home
from counter_app.domain.notices import UnknownNotice
from counter_app.domain.staff import Act, Actor
from counter_app.services.cases import case_lines, find_cases
from counter_app.services.collection_look import file_profiles, look_at_file
from counter_app.services.collections import findings, handle_finding, import_collections
from counter_app.services.desk import Desk
from counter_app.services.notices import read_back
from counter_app.services.payment_proofs import enter_proof, open_proofs, withdraw_proof
from counter_app.store.case_search import CaseHit
from counter_app.ui.background import Background
from counter_app.ui.collections.ports import CollectionsPorts
from counter_app.ui.collections.presenter import CollectionsPresenter, tabs_of
from counter_app.ui.collections.view import CollectionsView
from counter_app.ui.screen import Screen
from counter_app.ui.theme.style import Theme


def collections_screen(
    theme: Theme, home: Home, actor: Actor, *, store: Background, importing: Background
) -> Screen:
    """Return the pages: those of them that the role includes."""
    view = CollectionsView(theme, tabs_of(actor))
    ports = collections_ports(home, actor, store=store, importing=importing)
    CollectionsPresenter(view, ports, actor=actor)
    return view


def collections_ports(
    home: Home, actor: Actor, *, store: Background, importing: Background
) -> CollectionsPorts:
    """Return what the pages need of the services.

    Args:
        home: The desk; file profiles of its own lie in it.
        actor: Who is signed in.
        store: Where the store is asked.
        importing: Where files are read and posted.
    """
    desk = home.desk
    return CollectionsPorts(
        profiles=partial(file_profiles, desk, actor, home=home.path),
        look=lambda path, profile: look_at_file(desk, actor, path, profile=profile, home=home.path),
        import_collections=lambda path, profile, tell: import_collections(
            desk, actor, path, profile=profile, home=home.path, progress=tell
        ),
        findings=lambda only_open: findings(desk, actor, only_open=only_open),
        handle_finding=lambda found, note: handle_finding(desk, actor, found, note=note),
        open_proofs=partial(open_proofs, desk, actor),
        enter_proof=partial(enter_proof, desk, actor),
        withdraw_proof=partial(withdraw_proof, desk, actor),
        find=partial(_find, desk, actor),
        store=store,
        importing=importing,
    )


def _find(desk: Desk, actor: Actor, text: str) -> tuple[CaseHit, ...]:
    """Return the cases of a paper, else those that a text may mean."""
    if actor.may(Act.READ_NOTICES):
        try:
            case_id = read_back(desk, actor, text).case_id
        except UnknownNotice:
            case_id = None
        if case_id is not None:
            return tuple(case_lines(desk, actor, (case_id,)))
    return find_cases(desk, actor, text).hits
