import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.kinds import rule_in_force
from counter_app.domain.tenders import TenderKind
from counter_app.exchange.defaults import read_defaults
from counter_app.services.desk import Desk
from counter_app.services.opening import (
    FACT_BRANCH,
    FACT_PURPOSE,
    PURPOSE_REAL,
    WrongPurpose,
    open_books,
)
from counter_app.store.opening import migrate
from factories import BRANCH, NOON, RESOURCES, make_desk
from stores import DIALECTS, Place

DEFAULTS = read_defaults(RESOURCES / "defaults" / "rules.toml")


@pytest.fixture(params=DIALECTS)
def empty(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A store with tables and nothing in them."""
    if request.param == "sqlite":
        place = Place(request.getfixturevalue("tmp_path") / "store.db")
    else:
        place = Place(request.getfixturevalue("postgresql_database"))
    engine = place.open()
    migrate(engine)
    yield engine
    engine.dispose()


def test_books_open_with_the_shipped_rules_and_prices(empty: Engine) -> None:
    desk = make_desk(empty)
    open_books(desk, DEFAULTS)

    with desk.open_unit() as unit:
        assert unit.facts.get(FACT_PURPOSE) == PURPOSE_REAL
        assert unit.facts.get(FACT_BRANCH) == BRANCH
        assert len(unit.rules.kinds()) == len(DEFAULTS.kinds)
        assert set(unit.rules.tender_rules()) == set(DEFAULTS.tender_rules)
        prices = unit.rules.price_list(on=NOON.astimezone(TAIPEI).date())
        (entry,) = unit.journal.entries(act="open_books")
    assert [price.favourite for price in prices] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert (entry.desk_no, entry.actor) == (0, "office")
    fine = rule_in_force(
        DEFAULTS.tender_rules, kind="罰鍰", tender=TenderKind.ETICKET, on=NOON.date()
    )
    assert fine is not None
    assert not fine.accepted


def test_opening_again_changes_nothing(desk: Desk) -> None:
    with desk.open_unit() as unit:
        before = (unit.journal.entries(), unit.rules.tender_rules(), unit.rules.kinds())

    open_books(desk, DEFAULTS)

    with desk.open_unit() as unit:
        assert (unit.journal.entries(), unit.rules.tender_rules(), unit.rules.kinds()) == before


def test_a_home_is_demo_or_real_for_ever(desk: Desk) -> None:
    with pytest.raises(WrongPurpose) as refused:
        open_books(replace(desk, is_demo=True), DEFAULTS)

    assert not refused.value.is_demo


def test_two_desks_that_open_a_branch_at_once_open_it_once(empty: Engine) -> None:
    errors: list[BaseException] = []
    start = threading.Barrier(2)

    def run(desk_no: int) -> None:
        start.wait()
        try:
            open_books(make_desk(empty, desk_no=desk_no), DEFAULTS)
        except BaseException as error:  # noqa: BLE001 - the test looks at it
            errors.append(error)

    threads = [threading.Thread(target=run, args=(desk_no,)) for desk_no in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    with make_desk(empty).open_unit() as unit:
        assert len(unit.journal.entries(act="open_books")) == 1
