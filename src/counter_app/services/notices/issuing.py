"""Issue notices: one, many, or the notices of an instalment plan, each with its own number."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from counter_app.domain.cases import Case, CaseBlocked, CaseId, UnknownCase
from counter_app.domain.channels import ChannelAnswer
from counter_app.domain.errors import Refusal
from counter_app.domain.instalments import split_debt
from counter_app.domain.money import Twd
from counter_app.domain.notices import (
    BatchId,
    Notice,
    PlanDayRefused,
    PlanId,
    PlanPlace,
)
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.domain.virtual_accounts import AccountsUsedUp
from counter_app.services.desk import Desk
from counter_app.services.notices.drafting import Drafter, take_bases
from counter_app.store.unit_of_work import UnitOfWork

NO_PLAN: Final = PlanId("")
"""Of a preview."""


def channel_answers(
    desk: Desk,
    actor: Actor,
    case_id: CaseId,
    *,
    on: date | None = None,
    amount_twd: Twd | None = None,
) -> tuple[ChannelAnswer, ...]:
    """Say for each way whether a case may be paid in it, with the reason.

    Args:
        desk: Where.
        actor: Who asks.
        case_id: Which case.
        on: The day; None for today.
        amount_twd: How much would be paid at once; None for all that is due that day.

    Raises:
        UnknownCase: There is no such case.
        RateNotKnown: Interest accrues in a year without a rate.
    """
    check_permitted(actor, Act.READ_NOTICES)
    with desk.open_unit() as unit:
        case = _case(unit, case_id)
        drafter = Drafter(unit, desk, actor, [case], on=on)
        asked = drafter.due(case).parts.total_twd if amount_twd is None else amount_twd
        return drafter.answers(case, asked)


def preview_notice(desk: Desk, actor: Actor, case_id: CaseId) -> Notice:
    """Return the notice as it would be issued now, without a number; nothing is written.

    Its codes have zeros where the numbers will be.

    Raises:
        UnknownCase, CaseExpired, NothingDue, CaseBlocked: There is nothing to ask for now.
        RateNotKnown, UnprintableName, BarcodeRefused: It cannot be drawn up.
    """
    check_permitted(actor, Act.ISSUE_NOTICE)
    with desk.open_unit() as unit:
        case = _free_case(unit, case_id)
        return Drafter(unit, desk, actor, [case]).whole(case)


def issue_notice(desk: Desk, actor: Actor, case_id: CaseId) -> Notice:
    """Issue a notice that asks for all that is due on a case today.

    Raises:
        UnknownCase, CaseExpired, NothingDue, CaseBlocked: There is nothing to ask for now.
        RateNotKnown, UnprintableName, BarcodeRefused: It cannot be drawn up.
        AccountsUsedUp: Every number of the bank's range belongs to an open debt.
    """
    check_permitted(actor, Act.ISSUE_NOTICE)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        case = _free_case(unit, case_id, lock=True)
        drafter = Drafter(unit, desk, actor, [case])
        (notice,) = _number(unit, drafter, [drafter.whole(case)])
        if isinstance(notice, Refusal):
            raise notice
        _journal(unit, desk, actor, act="issue_notice", subject=notice.number, issued=[notice])
        unit.commit()
    return notice


def issue_many(
    unit: UnitOfWork,
    desk: Desk,
    actor: Actor,
    case_ids: Sequence[CaseId],
    *,
    batch_id: BatchId,
) -> list[Notice | Refusal]:
    """Issue the notices of some cases of a batch in a transaction of the caller's.

    A case that cannot have one holds up no other: its place has the refusal.

    Args:
        unit: The transaction; nothing is committed.
        desk: Where.
        actor: Who.
        case_ids: In the order of the batch.
        batch_id: Of the batch.

    Returns:
        A notice or a refusal for each case, in order.
    """
    check_permitted(actor, Act.ISSUE_NOTICE_BATCH)
    unit.queue_at_desk(desk.desk_no)
    # Held before any number: see `_free_case`.
    found = unit.cases.by_ids(case_ids, lock=True)
    claims = unit.cases.claims_on(case_ids)
    drafter = Drafter(unit, desk, actor, found.values())
    drafted: list[Notice | Refusal] = []
    for case_id in case_ids:
        try:
            case = found.get(case_id)
            if case is None:
                raise UnknownCase(text=str(case_id))
            _check_free(case, claims.get(case_id))
            drafted.append(drafter.whole(case, batch_id=batch_id))
        except Refusal as refusal:
            drafted.append(refusal)
    done = _number(unit, drafter, drafted)
    issued = [notice for notice in done if isinstance(notice, Notice)]
    if issued:
        _journal(unit, desk, actor, act="issue_batch", subject=batch_id, issued=issued)
    return done


def preview_plan(
    desk: Desk,
    actor: Actor,
    case_id: CaseId,
    *,
    count: int,
    first_due_on: date,
    consent: str = "",
) -> tuple[Notice, ...]:
    """Return the notices of a plan as they would be issued now; nothing is written.

    Raises:
        InstalmentsRefused: So many are not permitted for the amount.
        PlanDayRefused: An instalment would fall before today or after the expiry of the case.
        UnknownCase, CaseExpired, NothingDue, CaseBlocked: There is nothing to ask for now.
        RateNotKnown, UnprintableName, BarcodeRefused: It cannot be drawn up.
    """
    check_permitted(actor, Act.ISSUE_NOTICE)
    with desk.open_unit() as unit:
        case = _free_case(unit, case_id)
        drafter = Drafter(unit, desk, actor, [case])
        return _plan(
            desk,
            drafter,
            case,
            NO_PLAN,
            count=count,
            first_due_on=first_due_on,
            consent=consent,
        )


def issue_plan(
    desk: Desk,
    actor: Actor,
    case_id: CaseId,
    *,
    count: int,
    first_due_on: date,
    consent: str = "",
) -> tuple[Notice, ...]:
    """Issue the notices of an instalment plan, all of them or none.

    Args:
        desk: Where.
        actor: Who.
        case_id: Which case.
        count: How many instalments.
        first_due_on: Last day to pay the first; the others fall on its day of later months.
        consent: Number of the document by which the agency consented; may be empty.

    Raises:
        InstalmentsRefused: So many are not permitted for the amount.
        PlanDayRefused: An instalment would fall before today or after the expiry of the case.
        UnknownCase, CaseExpired, NothingDue, CaseBlocked: There is nothing to ask for now.
        RateNotKnown, UnprintableName, BarcodeRefused: It cannot be drawn up.
        AccountsUsedUp: Every number of the bank's range belongs to an open debt.
    """
    check_permitted(actor, Act.ISSUE_NOTICE)
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        case = _free_case(unit, case_id, lock=True)
        drafter = Drafter(unit, desk, actor, [case])
        plan_id = PlanId(desk.new_id())
        drafted = _plan(
            desk,
            drafter,
            case,
            plan_id,
            count=count,
            first_due_on=first_due_on,
            consent=consent,
        )
        issued = []
        for notice in _number(unit, drafter, drafted):
            if isinstance(notice, Refusal):
                raise notice
            issued.append(notice)
        _journal(unit, desk, actor, act="issue_plan", subject=plan_id, issued=issued)
        unit.commit()
    return tuple(issued)


def _plan(
    desk: Desk,
    drafter: Drafter,
    case: Case,
    plan_id: PlanId,
    *,
    count: int,
    first_due_on: date,
    consent: str,
) -> tuple[Notice, ...]:
    due = drafter.checked_due(case)
    instalments = split_debt(
        due.parts,
        count=count,
        first_due_on=first_due_on,
        is_working_day=drafter.is_working_day,
        order=desk.allocation_order,
    )
    first, last = instalments[0].due_on, instalments[-1].due_on
    if first < drafter.on or (case.expires_on is not None and last > case.expires_on):
        raise PlanDayRefused(
            case_number=case.case_number,
            first_due_on=first,
            last_due_on=last,
            expires_on=case.expires_on,
        )
    return tuple(
        drafter.notice(
            case,
            instalment.parts,
            computed_on=due.computed_for,
            payable_until=instalment.due_on,
            plan=PlanPlace(
                plan_id=plan_id,
                number=instalment.number,
                count=count,
                total_twd=due.parts.total_twd,
                consent=" ".join(consent.split()),
            ),
        )
        for instalment in instalments
    )


def _number(
    unit: UnitOfWork, drafter: Drafter, drafted: Sequence[Notice | Refusal]
) -> list[Notice | Refusal]:
    """Give each draft its numbers and write it down; refusals stay in their places."""
    done = list(drafted)
    ranges = {
        place: wanted
        for place, draft in enumerate(drafted)
        if isinstance(draft, Notice) and (wanted := drafter.base_range(draft)) is not None
    }
    unit.notices.hold_numbers(issued_on=drafter.on)
    bases = take_bases(unit, ranges)
    for place, (profile, _) in ranges.items():
        if place not in bases:
            done[place] = AccountsUsedUp(bank_name=profile.bank_name)
    wanting = [(place, draft) for place, draft in enumerate(done) if isinstance(draft, Notice)]
    numbers = unit.notices.take_numbers(issued_on=drafter.on, count=len(wanting))
    issued, held = [], {}
    for (place, draft), number in zip(wanting, numbers, strict=True):
        base = bases.get(place, "")
        notice = drafter.numbered(draft, number, base)
        done[place] = notice
        issued.append(notice)
        if base:
            held[number] = base
    unit.notices.add_many(issued, held)
    return done


def _journal(
    unit: UnitOfWork,
    desk: Desk,
    actor: Actor,
    *,
    act: str,
    subject: str,
    issued: Sequence[Notice],
) -> None:
    details: dict[str, object] = {
        "first_number": issued[0].number,
        "last_number": issued[-1].number,
        "count": len(issued),
        "total_twd": sum(notice.amount_twd for notice in issued),
    }
    if len({notice.case_number for notice in issued}) == 1:
        details["case_number"] = issued[0].case_number
    if issued[0].plan is not None:
        details["consent"] = issued[0].plan.consent
    unit.journal.write(actor, at=desk.clock(), act=act, subject=subject, details=details)


def _case(unit: UnitOfWork, case_id: CaseId) -> Case:
    case = unit.cases.by_id(case_id)
    if case is None:
        raise UnknownCase(text=str(case_id))
    return case


def _free_case(unit: UnitOfWork, case_id: CaseId, *, lock: bool = False) -> Case:
    """Return a case that no payment is under way on: its debt may be gone in a moment.

    Args:
        unit: The transaction.
        case_id: Which.
        lock: Hold it, as whoever issues must before it takes a number.  A row that names a case
            holds it anyway, and PostgreSQL ends one of two that hold what the other wants: it
            could be the desk with a payer.
    """
    case = unit.cases.by_ids([case_id], lock=lock).get(case_id)
    if case is None:
        raise UnknownCase(text=str(case_id))
    _check_free(case, unit.cases.claims_on([case_id]).get(case_id))
    return case


def _check_free(case: Case, claim: tuple[object, int] | None) -> None:
    if claim is not None:
        raise CaseBlocked(case_number=case.case_number, desk_no=claim[1])
