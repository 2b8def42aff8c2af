"""Who had a name shown in full is in the journal; the name is not."""

import pytest

from counter_app.domain.staff import Act, NotPermitted, Role
from counter_app.services.desk import Desk
from counter_app.services.reveal import reveal
from factories import make_actor

CASE = "宜執和114年綜所稅執字第00027724號"


@pytest.mark.parametrize("role", list(Role))
def test_whoever_may_is_written_down_and_nobody_else_may(desk: Desk, role: Role) -> None:
    actor = make_actor(role)
    if not actor.may(Act.UNMASK):
        with pytest.raises(NotPermitted):
            reveal(desk, actor, subject=CASE, what=("name",))
        return

    reveal(desk, actor, subject=CASE, what=("number", "name"))

    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="reveal")
    assert (entry.actor, entry.subject) == (actor.login, CASE)
    assert entry.details == {"what": ["name", "number"]}
