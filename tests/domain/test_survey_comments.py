"""Tags as they are kept, and the whole months in which comments are looked for."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.survey_comments import TAGS_MAX, TagRefused, check_tags, month_span

DAYS = st.dates(date(1990, 1, 1), date(2110, 11, 30))


def test_tags_are_kept_once_in_order_and_without_spaces_around_them() -> None:
    assert check_tags([" 停車 ", "動線", "停車", "", "\u3000", "wait  time"]) == (
        "wait time",
        "停車",
        "動線",
    )
    assert check_tags([]) == ()


@pytest.mark.parametrize("tag", ["標" * 13, "停\u200b車", "停\u202e車", "停\x07車"])
def test_a_tag_is_short_and_hides_nothing(tag: str) -> None:
    with pytest.raises(TagRefused) as refused:
        check_tags(["動線", tag])
    assert refused.value.tag == tag


def test_a_comment_has_a_few_tags() -> None:
    tags = [f"標{n}" for n in range(TAGS_MAX + 1)]

    assert len(check_tags(tags[1:])) == TAGS_MAX
    with pytest.raises(TagRefused) as refused:
        check_tags(tags)
    assert refused.value.tag == ""


@given(DAYS, st.integers(0, 800))
def test_a_search_begins_and_ends_with_a_month(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    begins, ends = month_span(day, last)

    assert (begins.day, ends.day) == (1, 1)
    assert begins <= day <= last < ends
    assert (day - begins).days < 31
    assert ends - last <= timedelta(days=monthrange(last.year, last.month)[1])


@given(DAYS, DAYS)
def test_every_day_of_a_month_asks_for_the_same(one: date, other: date) -> None:
    first, last = sorted((one, other))

    assert month_span(first, last) == month_span(first.replace(day=1), last.replace(day=28))
