"""Work out what a draft comes to today, before any money moves."""

from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.cases import (
    Case,
    CaseBlocked,
    NothingDue,
    UnknownCase,
    check_not_expired,
)
from counter_app.domain.drafts import Draft, DraftCase, OpenElsewhere
from counter_app.domain.errors import Refusal
from counter_app.domain.fees import Due
from counter_app.domain.money import Twd
from counter_app.domain.parts import allocate
from counter_app.domain.payments import (
    CaseItem,
    ControlCharacters,
    EmptyPayment,
    Payment,
    PaymentItem,
    PaymentState,
    UnprintableName,
)
from counter_app.domain.shifts import Shift
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.services.dues import Laws, due_as_delivered, due_of, laws_of
from counter_app.services.shifts import open_shift_of
from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedCase:
    """One case of a draft, as the window shows it.

    Attributes:
        due: What is owed on the business day, and how it was worked out.
        item: What this payment would take of it; None when not chosen or refused.
        refusal: Why it cannot be paid now; None when it can.
    """

    case: Case
    due: Due
    is_chosen: bool
    item: CaseItem | None
    refusal: Refusal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A draft with its sums for today.

    Attributes:
        elsewhere: Other desks with the same case or obligor on their screens.
    """

    draft: Draft
    business_day: date
    cases: tuple[QuotedCase, ...]
    elsewhere: tuple[OpenElsewhere, ...]

    @property
    def items(self) -> tuple[PaymentItem, ...]:
        """Everything that would be paid."""
        chosen = tuple(quoted.item for quoted in self.cases if quoted.item is not None)
        return (*chosen, *self.draft.fees)

    @property
    def total_twd(self) -> Twd:
        """The sum to be paid."""
        return Twd(sum(item.amount_twd for item in self.items))


def quote_draft(desk: Desk, actor: Actor, draft: Draft) -> Quote:
    """Work out what a draft comes to on the desk's business day; nothing is written.

    Raises:
        NoOpenShift, ShiftClosing, NotYourDrawer, YesterdayOpen: No money comes in now.
    """
    check_permitted(actor, Act.TAKE_PAYMENT)
    with desk.open_unit() as unit:
        day = open_shift_of(unit, desk, actor).business_day
        return Quote(
            draft=draft,
            business_day=day,
            cases=quote_cases(unit, desk, draft, on=day),
            elsewhere=tuple(
                unit.drafts.elsewhere(
                    desk_no=desk.desk_no,
                    case_ids=[wanted.case_id for wanted in draft.cases],
                    obligor_numbers=[wanted.obligor_number for wanted in draft.cases],
                )
            ),
        )


def quote_cases(
    unit: UnitOfWork, desk: Desk, draft: Draft, *, on: date, lock: bool = False
) -> tuple[QuotedCase, ...]:
    """Work out each case of a draft for a day.

    Raises:
        UnknownCase: A case of the draft is not in the store.
        ValueError: A case is in the draft twice, which is a bug: it would be paid twice.
    """
    case_ids = [wanted.case_id for wanted in draft.cases]
    if len(set(case_ids)) != len(case_ids):
        raise ValueError("a case is in the draft twice")
    found = unit.cases.by_ids(case_ids, lock=lock)
    claims = unit.cases.claims_on(case_ids)
    laws = laws_of(unit, found.values())
    quoted = []
    for wanted in draft.cases:
        case = found.get(wanted.case_id)
        if case is None:
            raise UnknownCase(text=str(wanted.case_id))
        claim = claims.get(case.case_id)
        holder = claim[1] if claim is not None and claim[0] != draft.payment_id else None
        quoted.append(
            _quote_case(
                desk,
                wanted,
                case,
                laws=laws,
                on=on,
                held_at_desk=holder,
            )
        )
    return tuple(quoted)


def _quote_case(
    desk: Desk,
    wanted: DraftCase,
    case: Case,
    *,
    laws: Laws,
    on: date,
    held_at_desk: int | None,
) -> QuotedCase:
    due = due_as_delivered(desk, case, on=on)
    item = None
    refusal = None
    try:
        due = due_of(desk, case, laws, on=on)
        check_not_expired(case, on=on)
        if due.parts.total_twd == 0:
            raise NothingDue(case_number=case.case_number)
        if held_at_desk is not None:
            raise CaseBlocked(case_number=case.case_number, desk_no=held_at_desk)
        if wanted.is_chosen:
            pay_twd = due.parts.total_twd if wanted.pay_twd is None else wanted.pay_twd
            item = _item_of(case, due, pay_twd, desk)
    except Refusal as found:
        refusal = found
    return QuotedCase(case=case, due=due, is_chosen=item is not None, item=item, refusal=refusal)


def _item_of(case: Case, due: Due, pay_twd: Twd, desk: Desk) -> CaseItem:
    return CaseItem(
        case_id=case.case_id,
        case_version=case.version,
        case_number=case.case_number,
        kind=case.kind,
        obligor_name=case.obligor_name,
        obligor_number=case.obligor_number,
        agency_code=case.agency_code,
        agency_name=case.agency_name,
        section=case.section,
        section_clerk=case.section_clerk,
        section_phone=case.section_phone,
        due=due.parts,
        paid=allocate(due.parts, pay_twd, desk.allocation_order),
        late_fee_charged_twd=due.late_fee_charged_twd,
        computed_on=due.computed_for,
    )


def compose_payment(
    unit: UnitOfWork,
    desk: Desk,
    actor: Actor,
    draft: Draft,
    *,
    shift: Shift,
    holder_in_person: bool,
    on: date | None = None,
) -> Payment:
    """Turn a draft into a payment with a day's amounts; its cases are locked until the commit.

    Args:
        unit: The transaction.
        desk: Where.
        actor: The clerk.
        draft: What is paid.
        shift: In whose takings it counts.
        holder_in_person: The clerk confirmed that the card holder is here.
        on: The day whose amounts are due; None for the business day.

    Raises:
        EmptyPayment: Nothing is chosen.
        CaseExpired, NothingDue, CaseBlocked: A chosen case cannot be paid.
        ControlCharacters, UnprintableName: The receipt could not show a text.
    """
    chosen = replace(draft, cases=tuple(case for case in draft.cases if case.is_chosen))
    items: list[PaymentItem] = []
    for quoted in quote_cases(unit, desk, chosen, on=on or shift.business_day, lock=True):
        if quoted.refusal is not None:
            raise quoted.refusal
        if quoted.item is not None:
            items.append(quoted.item)
    items.extend(draft.fees)
    if not items:
        raise EmptyPayment
    payment = Payment(
        payment_id=draft.payment_id,
        desk_no=desk.desk_no,
        shift_id=shift.shift_id,
        business_day=shift.business_day,
        clerk=actor.login,
        clerk_name=actor.display_name,
        payer_name=draft.payer_name or _first_obligor(items),
        payer_number=draft.payer_number,
        state=PaymentState.OPEN,
        items=tuple(items),
        tenders=(),
        started_at=desk.clock(),
        holder_in_person=holder_in_person,
    )
    check_printable(desk, payment)
    return payment


def _first_obligor(items: list[PaymentItem]) -> str:
    return next((item.obligor_name for item in items if isinstance(item, CaseItem)), "")


def check_printable(desk: Desk, payment: Payment) -> None:
    """Refuse, before any money moves, what the receipt could not show.

    Raises:
        ControlCharacters: The payer's name or number holds invisible characters.
        UnprintableName: A character has no glyph.
    """
    for field, text in (("payer_name", payment.payer_name), ("payer_number", payment.payer_number)):
        if not text.isprintable():
            raise ControlCharacters(field=field)
    texts = [payment.payer_name, payment.payer_number, payment.clerk_name]
    for item in payment.items:
        if isinstance(item, CaseItem):
            texts += [item.case_number, item.obligor_name, item.agency_name, item.kind]
            texts += [item.section, item.section_clerk, item.section_phone]
        else:
            texts.append(item.name)
    missing = desk.missing_glyphs("".join(texts))
    if missing:
        raise UnprintableName(characters=missing)
