import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.kinds import Channel, TenderRule, rule_in_force
from counter_app.domain.staff import Role
from counter_app.domain.tenders import TenderKind
from counter_app.exchange.defaults import DEMO_TERMS_FILE, RULES_FILE, read_defaults
from counter_app.services.desk import Desk
from counter_app.services.opening import (
    FACT_BRANCH,
    FACT_PURPOSE,
    PURPOSE_REAL,
    WrongPurpose,
    add_channels,
    lacks_channels,
    open_books,
)
from counter_app.services.prices import put_tender_rule
from counter_app.services.verify import check_books
from counter_app.store.opening import migrate, open_sqlite
from counter_app.store.schema import tender_rules
from counter_app.store.verify import BookReader
from factories import BRANCH, NOON, RESOURCES, make_actor, make_desk
from released_store import FOLDER as RELEASED
from released_store import KEY as RELEASED_KEY
from stores import DIALECTS, Place

SHIPPED_FOLDER = RESOURCES / "defaults"
DEFAULTS = read_defaults(SHIPPED_FOLDER / RULES_FILE)
DEMO_DEFAULTS = read_defaults(SHIPPED_FOLDER / RULES_FILE, terms=SHIPPED_FOLDER / DEMO_TERMS_FILE)


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


def channel_rules(desk: Desk) -> set[TenderRule]:
    with desk.open_unit() as unit:
        rules = unit.rules.tender_rules()
    return {rule for rule in rules if isinstance(rule.tender, Channel)}


def forget_channels(engine: Engine) -> None:
    """Leave a store as a program did that knew of tenders only."""
    with engine.begin() as connection:
        connection.execute(
            delete(tender_rules).where(tender_rules.c.tender.in_([way.value for way in Channel]))
        )


SHIPPED = {rule for rule in DEFAULTS.tender_rules if isinstance(rule.tender, Channel)}


def test_an_older_store_gets_the_channels_once(empty: Engine) -> None:
    desk = make_desk(empty)
    open_books(desk, DEFAULTS)
    forget_channels(empty)
    with desk.open_unit() as unit:
        assert lacks_channels(unit)

    for _ in range(2):
        add_channels(desk, DEFAULTS)

    assert channel_rules(desk) == SHIPPED
    with desk.open_unit() as unit:
        assert not lacks_channels(unit)
        (entry,) = unit.journal.entries(act="add_channels")
        assert unit.notice_terms.all() == ()
    assert (entry.desk_no, entry.actor, entry.details) == (0, "office", {"count": len(SHIPPED)})


def test_two_desks_that_open_an_older_store_at_once_add_them_once(empty: Engine) -> None:
    open_books(make_desk(empty), DEFAULTS)
    forget_channels(empty)
    start = threading.Barrier(2)

    def run(desk_no: int) -> None:
        start.wait()
        add_channels(make_desk(empty, desk_no=desk_no), DEFAULTS)

    threads = [threading.Thread(target=run, args=(desk_no,)) for desk_no in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with make_desk(empty).open_unit() as unit:
        assert len(unit.journal.entries(act="add_channels")) == 1
    assert channel_rules(make_desk(empty)) == SHIPPED


def test_what_an_administrator_has_changed_since_stays(desk: Desk) -> None:
    rule = TenderRule(kind="罰鍰", tender=Channel.STORE, accepted=False, valid_from=NOON.date())
    put_tender_rule(desk, make_actor(Role.ADMINISTRATOR), rule)
    before = channel_rules(desk)

    add_channels(desk, DEFAULTS)

    assert channel_rules(desk) == before
    with desk.open_unit() as unit:
        assert unit.journal.entries(act="add_channels") == []


@pytest.mark.parametrize("version", ["v0001", "v0002"])
def test_a_released_store_is_brought_up_to_the_channels(version: str, tmp_path: Path) -> None:
    shutil.copy(RELEASED / f"{version}.sqlite", tmp_path / "store.db")
    engine = open_sqlite(tmp_path / "store.db", key=RELEASED_KEY)
    migrate(engine)
    desk = make_desk(engine)
    assert channel_rules(desk) == set()

    add_channels(desk, DEFAULTS)

    assert channel_rules(desk) == SHIPPED
    assert check_books(desk, BookReader(engine)).is_sound
    engine.dispose()


def test_only_a_demo_starts_with_terms(empty: Engine) -> None:
    demo = replace(make_desk(empty), is_demo=True)
    open_books(demo, DEMO_DEFAULTS)
    with demo.open_unit() as unit:
        assert set(unit.notice_terms.all()) == set(DEMO_DEFAULTS.terms)
        assert unit.notice_terms.in_force(NOON.date()).bank is not None
    assert DEFAULTS.terms == ()
