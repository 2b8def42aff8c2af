from datetime import timedelta

from sqlalchemy import Engine

from counter_app.domain.staff import Role
from counter_app.store.unit_of_work import UnitOfWork
from factories import NOON, make_actor


def test_an_act_is_kept_with_who_where_when_and_what(engine: Engine) -> None:
    with UnitOfWork(engine) as unit:
        unit.journal.write(
            make_actor(desk_no=3),
            at=NOON,
            act="do_something",
            subject="thing-1",
            details={"from": 1, "to": "二", "nothing": None},
            approver="supervisor",
        )
        unit.commit()

    with UnitOfWork(engine) as unit:
        (entry,) = unit.journal.entries(act="do_something")
    assert (entry.actor, entry.role, entry.desk_no) == ("clerk", "clerk", 3)
    assert (entry.subject, entry.approver) == ("thing-1", "supervisor")
    assert entry.at == NOON
    assert entry.details == {"from": 1, "to": "二", "nothing": None}


def test_the_journal_is_read_by_act_and_by_subject(engine: Engine) -> None:
    with UnitOfWork(engine) as unit:
        for number, act in enumerate(("open", "close", "open")):
            unit.journal.write(
                make_actor(Role.SUPERVISOR),
                at=NOON + timedelta(seconds=number),
                act=act,
                subject=f"thing-{number}",
            )
        unit.commit()

    with UnitOfWork(engine) as unit:
        opened = unit.journal.entries(act="open")
        of_one = unit.journal.entries(subject="thing-1")
    assert [entry.subject for entry in opened] == ["thing-0", "thing-2"]
    assert [entry.act for entry in of_one] == ["close"]


def test_acts_of_one_moment_stay_in_the_order_of_their_links(engine: Engine) -> None:
    with UnitOfWork(engine) as unit:
        for number in range(5):
            unit.journal.write(make_actor(), at=NOON, act="act", subject=str(number))
        unit.commit()

    with UnitOfWork(engine) as unit:
        entries = unit.journal.entries(act="act")
    assert [entry.subject for entry in entries] == list("01234")
    assert [entry.chain_seq for entry in entries] == [1, 2, 3, 4, 5]
