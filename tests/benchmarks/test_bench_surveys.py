"""Bar 18, beside the reports: survey results of a year, added up by the database."""

from collections import Counter
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select

from booked_pickups import set_clock
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.survey_results import Period, SurveyReport, month_of, period_before, year_of
from counter_app.services.surveys.results import survey_report
from counter_app.store.opening import reading
from counter_app.store.schema import survey_answers, survey_responses
from factories import make_actor, make_desk
from measuring import in_ms
from stores import Place
from year_of_surveys import YEAR, write_surveys

RESPONSES: Final = 200_000
WITHOUT_MEASURING: Final = 300
ROUNDS: Final = 3
GOALS: Final = {"postgresql": "<= 2,000", "sqlite": "<= 20,000"}
"""A store of one desk has a fiftieth of these responses; those of a branch are on PostgreSQL."""
CLERK = make_actor()
AFTERWARDS: Final = datetime(YEAR + 1, 2, 1, 9, 0, tzinfo=TAIPEI)


def test_survey_results_of_a_year(benchmark: Any, place: Place) -> None:  # noqa: ANN401 - it has no types
    """Half of the responses are of the year, half of the one before, which is compared."""
    engine = place.open()
    count = RESPONSES if benchmark.enabled else WITHOUT_MEASURING
    write_surveys(engine, count)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
    desk = make_desk(engine)
    set_clock(desk, AFTERWARDS)
    year = year_of(AFTERWARDS.date().replace(year=YEAR))
    before = period_before(year)
    found: list[SurveyReport] = []
    plain: list[Counter[tuple[str, str]]] = []
    took: dict[str, float] = {}

    def report(period: Period = year) -> SurveyReport:
        return survey_report(desk, CLERK, from_day=period.from_day, to_day=period.to_day)

    def one_by_one(period: Period) -> Counter[tuple[str, str]]:
        """Read every answer and count it here, as the obvious way does."""
        of = survey_responses.c
        with reading(engine) as connection:
            rows = connection.execute(
                select(survey_answers)
                .join(survey_responses)
                .where(
                    survey_answers.c.typing == 1,
                    of.completed_at.is_not(None),
                    of.discarded_at.is_(None),
                    of.answered_on.between(period.from_day, period.to_day),
                )
            )
            return Counter((each.question_code, each.choices) for each in rows)

    def measure() -> None:
        rounds = ROUNDS if benchmark.enabled else 1
        took["report"] = in_ms(lambda: found.append(report()), rounds)
        took["month"] = in_ms(lambda: report(month_of(year.to_day)), rounds)
        took["naive"] = in_ms(lambda: plain.extend(map(one_by_one, (year, before))), 1)

    benchmark.pedantic(measure, rounds=1)
    for each in found[0].questions:
        for counted, answers in zip((each.now, each.before), plain, strict=True):
            assert counted is not None
            code, digits = counted.question.code, range(1, len(counted.counts) + 1)
            assert counted.counts == tuple(answers[code, str(digit)] for digit in digits)
    assert len(found[0].by_desk) > 1
    engine.dispose()
    benchmark.extra_info.update(
        bar=18,
        what=(
            f"survey results of {count:,} responses on {engine.dialect.name}, against one by one;"
            f" of a month among them in {took['month']:,.0f} ms"
        ),
        ours=took["report"],
        reference=took["naive"],
        unit="ms",
        ratio=took["report"],
        goal=GOALS[engine.dialect.name],
    )
