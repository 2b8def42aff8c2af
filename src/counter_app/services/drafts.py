"""Keep what is on the payment screen, put it aside, take it up again."""

from dataclasses import replace

from counter_app.domain.drafts import Draft, DraftGone
from counter_app.domain.payments import MoneyMayHaveMoved, PaymentId
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.store.unit_of_work import UnitOfWork


def save_draft(desk: Desk, actor: Actor, draft: Draft) -> None:
    """Remember what is on the screen, so that a power cut loses nothing.

    An empty draft is forgotten.  Not journalled: nothing has happened yet.
    """
    check_permitted(actor, Act.TAKE_PAYMENT)
    with desk.open_unit() as unit:
        if draft.cases or draft.fees:
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

    Raises:
        DraftGone: Somebody else took it up, settled or dropped it.
    """
    check_permitted(actor, Act.TAKE_PAYMENT)
    with desk.open_unit() as unit:
        draft = unit.drafts.take_up(payment_id, desk_no=desk.desk_no)
        if draft is None:
            raise DraftGone
        unit.journal.write(actor, at=desk.clock(), act="take_up_draft", subject=payment_id)
        unit.commit()
    return draft


def draft_on_screen(desk: Desk, actor: Actor) -> Draft | None:
    """Return what was on this desk's screen before the program stopped."""
    check_permitted(actor, Act.TAKE_PAYMENT)
    with desk.open_unit() as unit:
        return unit.drafts.on_screen(desk.desk_no)


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


def _check_no_money(unit: UnitOfWork, payment_id: PaymentId) -> None:
    payment = unit.payments.find(payment_id)
    if payment is not None and payment.may_have_moved_money:
        raise MoneyMayHaveMoved(amount_twd=payment.collected_twd)
