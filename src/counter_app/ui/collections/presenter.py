"""Joins the pages of money that arrived elsewhere to the services."""

from PySide6.QtCore import QObject

from counter_app.domain.staff import Act, Actor
from counter_app.ui.collections.findings import Findings
from counter_app.ui.collections.importing import Importing
from counter_app.ui.collections.ports import CollectionsPorts
from counter_app.ui.collections.proofs import Proofs
from counter_app.ui.collections.screen import Tab
from counter_app.ui.collections.view import CollectionsView


def tabs_of(actor: Actor) -> tuple[Tab, ...]:
    """Return the pages that a person's role includes."""
    wanted = (
        (Tab.IMPORT, Act.IMPORT_COLLECTIONS),
        (Tab.FINDINGS, Act.READ_COLLECTIONS),
        (Tab.PROOFS, Act.READ_COLLECTIONS),
    )
    return tuple(tab for tab, act in wanted if actor.may(act))


class CollectionsPresenter(QObject):
    """Brings one page or another to the front and keeps the counts on their tabs."""

    def __init__(self, view: CollectionsView, ports: CollectionsPorts, *, actor: Actor) -> None:
        """Join the pages to the services.

        Args:
            view: The pages, made with `tabs_of` the actor.
            ports: What is asked.
            actor: Who is signed in; decides what may be done.
        """
        super().__init__(view)
        self._view = view
        self._tabs = tabs_of(actor)
        self._importing = Importing(view.importing, ports, self)
        self._findings = Findings(
            view.findings, ports, may_handle=actor.may(Act.IMPORT_COLLECTIONS), parent=self
        )
        self._proofs = Proofs(view.proofs, ports, may_enter=actor.may(Act.ENTER_PROOF), parent=self)
        view.tab_chosen.connect(lambda name: view.show_tab(Tab(name)))
        view.shown.connect(self._refresh)
        view.scanned.connect(self._take_scan)
        self._importing.imported.connect(self._refresh)
        self._importing.findings_wanted.connect(lambda: view.show_tab(Tab.FINDINGS))
        self._findings.counted.connect(lambda count: view.count(Tab.FINDINGS, count))
        self._proofs.counted.connect(lambda count: view.count(Tab.PROOFS, count))

    def _refresh(self) -> None:
        if Tab.IMPORT in self._tabs:
            self._importing.refresh()
        self._findings.refresh()
        self._proofs.refresh()

    def _take_scan(self, text: str) -> None:
        """Begin a proof with the paper that was scanned."""
        self._proofs.open_form()
        self._view.show_tab(Tab.PROOFS)
        self._proofs.search(text)
