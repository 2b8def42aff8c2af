"""Find cases and look at one."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.cases import Case, CaseId
from counter_app.domain.scans import Scan, recognise
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.store.case_search import HITS_MAX, CaseFilter, CaseHit


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCases:
    """What a typed or scanned text led to.

    Attributes:
        hits: In the order to show.
        scan: What the text was taken for; says why nothing was found.
    """

    hits: tuple[CaseHit, ...]
    scan: Scan


def find_cases(desk: Desk, actor: Actor, text: str, *, limit: int = HITS_MAX) -> FoundCases:
    """Return the cases that a text may mean: quick enough to ask at every key.

    A text is a case number in any printed form, an ID or tax ID, a receipt number, a name or
    a part of one.

    Raises:
        NotPermitted: The role does not see cases.
        StoreUnreachable: The database does not answer.
    """
    check_permitted(actor, Act.FIND_CASES)
    scan = recognise(text)
    return FoundCases(hits=tuple(desk.case_search.find(scan, limit=limit)), scan=scan)


def cases_of_obligor(desk: Desk, actor: Actor, obligor_number: str) -> list[CaseHit]:
    """Return every open case of one ID or tax ID, newest first.

    Raises:
        NotPermitted: The role does not see cases.
        StoreUnreachable: The database does not answer.
    """
    check_permitted(actor, Act.FIND_CASES)
    return desk.case_search.open_cases_of_obligor(obligor_number)


def case_detail(desk: Desk, actor: Actor, case_id: CaseId) -> Case | None:
    """Return everything about one case; None when it is gone.

    Raises:
        NotPermitted: The role does not see cases.
        StoreUnreachable: The database does not answer.
    """
    check_permitted(actor, Act.FIND_CASES)
    return desk.case_search.case(case_id)


def list_cases(desk: Desk, actor: Actor, wanted: CaseFilter) -> "array[int]":
    """Return the identity of every case a filter lets through, in order, 8 bytes each.

    Raises:
        NotPermitted: The role does not see cases.
        StoreUnreachable: The database does not answer.
    """
    check_permitted(actor, Act.FIND_CASES)
    return desk.case_search.all_ids(wanted)


def case_lines(desk: Desk, actor: Actor, case_ids: Sequence[CaseId]) -> list[CaseHit]:
    """Return some lines of the list, in the order asked for; what is gone is left out.

    Raises:
        NotPermitted: The role does not see cases.
        StoreUnreachable: The database does not answer.
    """
    check_permitted(actor, Act.FIND_CASES)
    return desk.case_search.rows(case_ids)
