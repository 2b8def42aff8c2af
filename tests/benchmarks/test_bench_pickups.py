"""Bar 18, beside the reports: zero wait of a year, by day, item and desk, while a person waits."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from booked_pickups import set_clock
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.zero_wait import ZeroWaitReport
from counter_app.services.pickups import zero_wait_report
from factories import make_actor, make_desk
from measuring import in_ms
from stores import Place
from year_of_pickups import YEAR, write_pickups, year_of_pickups

PICKUPS: Final = 20_000
WITHOUT_MEASURING: Final = 200
ROUNDS: Final = 9
CLERK = make_actor()
NEW_YEAR: Final = date(YEAR, 1, 1)


def test_zero_wait_of_a_year(benchmark: Any, place: Place) -> None:  # noqa: ANN401 - it has no types
    engine = place.open()
    count = PICKUPS if benchmark.enabled else WITHOUT_MEASURING
    write_pickups(engine, year_of_pickups(count))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
    desk = make_desk(engine)
    set_clock(desk, datetime(YEAR + 1, 2, 1, 9, 0, tzinfo=TAIPEI))
    rounds = ROUNDS if benchmark.enabled else 1
    found: list[ZeroWaitReport] = []
    took: dict[str, float] = {}

    def report(from_day: date, days: int) -> ZeroWaitReport:
        last = from_day + timedelta(days=days - 1)
        return zero_wait_report(desk, CLERK, from_day=from_day, to_day=last)

    def day_by_day() -> int:
        """Read the year as the obvious way does: one day after the other."""
        days = (report(NEW_YEAR + timedelta(days=day), 1) for day in range(365))
        return sum(each.total.handed_over for each in days)

    def measure() -> None:
        took["year"] = in_ms(lambda: found.append(report(NEW_YEAR, 365)), rounds)
        took["naive"] = in_ms(day_by_day, 1)

    benchmark.pedantic(measure, rounds=1)
    assert found[0].total.handed_over == day_by_day() > 0
    engine.dispose()
    benchmark.extra_info.update(
        bar=18,
        what=f"zero wait of {count:,} pickups on {engine.dialect.name}, against day by day",
        ours=took["year"],
        reference=took["naive"],
        unit="ms",
        ratio=took["year"],
        goal="<= 1,000",
    )
