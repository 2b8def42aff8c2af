"""A home whose store an earlier program made, opened by this one."""

from pathlib import Path

import pytest
from sqlalchemy import delete

from counter_app.bootstrap.homes import Home, make_home, open_home
from counter_app.domain.kinds import Channel
from counter_app.settings import Settings
from counter_app.store.opening import open_sqlite
from counter_app.store.schema import notice_terms, tender_rules
from factories import NOON, StoppedClock
from real_home import ADMINISTRATOR, PASSWORD


def make_older_home(folder: Path, *, is_demo: bool) -> Path:
    """Make a home and leave its store as a program did that knew of tenders only."""
    home = make_home(
        folder,
        Settings(branch="宜蘭"),
        is_demo=is_demo,
        administrator=ADMINISTRATOR,
        administrator_name="管理員",
        password=PASSWORD,
        clock=StoppedClock(),
    )
    home.close()
    engine = open_sqlite(folder / "store.db", key=home.key.read())
    with engine.begin() as connection:
        connection.execute(
            delete(tender_rules).where(tender_rules.c.tender.in_([way.value for way in Channel]))
        )
        connection.execute(delete(notice_terms))
    engine.dispose()
    return folder


def entries(home: Home) -> int:
    with home.desk.open_unit() as unit:
        return len(unit.journal.entries(act="add_channels"))


@pytest.mark.parametrize("is_demo", [False, True], ids=["real", "demo"])
def test_an_older_home_learns_of_stores_and_banks_when_it_is_opened(
    tmp_path: Path,
    is_demo: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    folder = make_older_home(tmp_path / "home", is_demo=is_demo)
    for _ in range(2):
        home = open_home(folder, clock=StoppedClock())
        with home.desk.open_unit() as unit:
            assert unit.rules.tender_rules(Channel.STORE)
            terms = unit.notice_terms.in_force(NOON.date())
        assert entries(home) == 1
        home.close()
        # No branch prints the account of somebody else.
        assert (terms.contract_for("罰鍰") is not None) is is_demo
        assert (terms.bank is not None) is is_demo


def test_a_new_home_has_them_from_its_first_day(tmp_path: Path) -> None:
    home = make_home(
        tmp_path / "home",
        Settings(branch="宜蘭"),
        is_demo=False,
        administrator=ADMINISTRATOR,
        administrator_name="管理員",
        password=PASSWORD,
        clock=StoppedClock(),
    )
    with home.desk.open_unit() as unit:
        assert unit.rules.tender_rules(Channel.STORE)
        assert not unit.notice_terms.has_any()
    assert entries(home) == 0
    home.close()
