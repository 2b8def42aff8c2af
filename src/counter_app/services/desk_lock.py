"""Lock a desk that nobody watches, go on, or let somebody else work there."""

from dataclasses import replace

from counter_app.domain.staff import Actor
from counter_app.services.desk import Desk
from counter_app.services.staff import who_signs
from counter_app.store.unit_of_work import UnitOfWork


def lock_desk(desk: Desk, actor: Actor, *, by_itself: bool) -> None:
    """Write down that the desk was locked; what is on the screen stays there.

    Args:
        desk: Which.
        actor: Who works there.
        by_itself: Nobody touched it for too long.
    """
    if desk.is_read_only:
        return
    with desk.open_unit() as unit:
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="lock_desk",
            subject=actor.login,
            details={"by_itself": by_itself},
        )
        unit.commit()


def unlock_desk(desk: Desk, actor: Actor, *, password: str) -> Actor:
    """Go on at a locked desk, by one's own password.

    Raises:
        SignInRefused, SignInLocked, PasswordMustChange: As of `staff.sign_in`.
    """
    proven = who_signs(desk, login=actor.login, password=password)
    if desk.is_read_only:
        return proven
    with desk.open_unit() as unit:
        unit.journal.write(proven, at=desk.clock(), act="unlock_desk", subject=proven.login)
        unit.commit()
    return proven


def change_person(desk: Desk, actor: Actor, *, login: str, password: str) -> Actor:
    """Let somebody else work at a desk; what the person before had in hand is put aside.

    A payment for which money may have moved stays on the screen: whoever works here next must
    account for it.

    Raises:
        SignInRefused, SignInLocked, PasswordMustChange: As of `staff.sign_in`; the person
            before is still the one who works here.
    """
    proven = who_signs(desk, login=login, password=password)
    if desk.is_read_only:
        return proven
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        _hold_work(unit, desk, actor)
        unit.journal.write(actor, at=desk.clock(), act="sign_out", subject=actor.login)
        unit.journal.write(proven, at=desk.clock(), act="sign_in", subject=proven.login)
        unit.commit()
    return proven


def _hold_work(unit: UnitOfWork, desk: Desk, actor: Actor) -> None:
    draft = unit.drafts.on_screen(desk.desk_no)
    if draft is None or draft.clerk != actor.login:
        return
    payment = unit.payments.find(draft.payment_id)
    if payment is not None and payment.may_have_moved_money:
        return
    unit.drafts.save(replace(draft, is_held=True, saved_at=desk.clock()))
    unit.journal.write(actor, at=desk.clock(), act="hold_draft", subject=draft.payment_id)
