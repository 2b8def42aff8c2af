"""Keep what is on the payment screen, put it aside, take it up again."""

from dataclasses import replace

from counter_app.domain.drafts import Draft, DraftGone
from counter_app.domain.payments import MoneyMayHaveMoved, PaymentId, PaymentState
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.store.unit_of_work import UnitOfWork


def save_draft(desk: Desk, actor: Actor, draft: Draft) -> None:
    """Remember what is on the screen, so that a power cut loses nothing.

    An empty draft is forgotten, and so is one that has been settled: the screen may save it a
    moment too late.  Not journalled: nothing has happened yet.
    """
    check_permitted(actor, Act.TAKE_PAYMENT)
    with desk.open_unit() as unit:
        payment = unit.payments.find(draft.payment_id)
        is_settled = payment is not None and payment.state is PaymentState.SETTLED
        if (draft.cases or draft.fees) and not is_settled:
            unit.drafts.save(replace(draft, saved_at=desk.clock(), is_held=False))
        else:
            unit.drafts.drop(draft.payment_id)
        unit.commit()


def hold_draft(desk: Desk, actor: Actor, draft: Draft) -> None:
    """Put a draft aside; any desk may take it up again.

    Raises:
        MoneyMayHaveMoved: A machine was asked for this payment already.
    """
    check_permitted(actor, Act.TAKE_PAYMENT)
    with desk.open_unit() as unit:
        _check_no_money(unit, draft.payment_id)
        unit.drafts.save(replace(draft, saved_at=desk.clock(), is_held=True))
        unit.journal.write(actor, at=desk.clock(), act="hold_draft", subject=draft.payment_id)
        unit.commit()


def held_drafts(desk: Desk, actor: Actor) -> list[Draft]:
    """Return everything that is put aside, at any desk, oldest first."""
    check_permitted(actor, Act.TAKE_PAYMENT)
    with desk.open_unit() as unit:
        return unit.drafts.held()


def take_up_draft(desk: Desk, actor: Actor, payment_id: PaymentId) -> Draft:
    """Bring a held draft to this desk's screen.

    Returns:
        The draft; under a new identity where the books have closed on its last try.

    Raises:
        DraftGone: Somebody else took it up, settled or dropped it.
    """
    check_permitted(actor, Act.TAKE_PAYMENT)
    with desk.open_unit() as unit:
        draft = unit.drafts.take_up(payment_id, desk_no=desk.desk_no)
        if draft is None:
            raise DraftGone
        draft = replace(_renewed(unit, desk, draft), saved_at=desk.clock())
        unit.drafts.save(draft)
        unit.journal.write(actor, at=desk.clock(), act="take_up_draft", subject=payment_id)
        unit.commit()
    return draft


def draft_on_screen(desk: Desk, actor: Actor) -> Draft | None:
    """Return what was on this desk's screen before the program stopped.

    It has a new identity where the books have closed on its last try meanwhile.
    """
    check_permitted(actor, Act.TAKE_PAYMENT)
    with desk.open_unit() as unit:
        draft = unit.drafts.on_screen(desk.desk_no)
        if draft is not None:
            draft = _renewed(unit, desk, draft)
            unit.commit()
    return draft


def drop_draft(desk: Desk, actor: Actor, payment_id: PaymentId) -> None:
    """Clear the screen: the draft is forgotten.

    Raises:
        MoneyMayHaveMoved: A machine was asked for this payment already.
    """
    check_permitted(actor, Act.TAKE_PAYMENT)
    with desk.open_unit() as unit:
        _check_no_money(unit, payment_id)
        unit.drafts.drop(payment_id)
        unit.commit()


def _renewed(unit: UnitOfWork, desk: Desk, draft: Draft) -> Draft:
    """Return the draft with an identity under which it can be paid."""
    payment = unit.payments.find(draft.payment_id)
    if payment is None or payment.state is not PaymentState.CANCELLED:
        return draft
    unit.drafts.drop(draft.payment_id)
    draft = replace(draft, payment_id=PaymentId(desk.new_id()))
    unit.drafts.save(draft)
    return draft


def _check_no_money(unit: UnitOfWork, payment_id: PaymentId) -> None:
    payment = unit.payments.find(payment_id)
    if payment is not None and payment.may_have_moved_money:
        raise MoneyMayHaveMoved(amount_twd=payment.collected_twd)
