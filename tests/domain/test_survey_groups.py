"""What may be shown by desk and by source, beside trying every subtraction there is."""

from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.responses import Source
from counter_app.domain.survey_groups import Part, VisibleParts, visible_parts
from counter_app.domain.survey_results import visible_groups

PAPER, KIOSK, IMPORT = Source
MANY = 5
SIZES = st.dictionaries(
    st.tuples(st.integers(1, 3), st.sampled_from(Source)), st.integers(0, 12), max_size=9
)
SIXTY_AND_TWO = {(1, PAPER): 2, (1, KIOSK): 60, (2, PAPER): 50}
"""Only desk 1 has a kiosk; who knows that subtracts its taps from it."""


def groups(
    sizes: dict[Part, int], desks: Iterable[int], sources: Iterable[Source]
) -> list[frozenset[Part]]:
    """Return which parts stand together in each total that is shown."""
    desks, sources = set(desks), set(sources)
    found = [{part for part in sizes if part[0] == each} for each in desks]
    found += [{part for part in sizes if part[1] is each} for each in sources]
    if desks:
        found.append({part for part in sizes if part[0] not in desks})
    if sources:
        found.append({part for part in sizes if part[1] not in sources})
    found.append(set(sizes))
    return [frozenset(each) for each in found]


def smallest_found(sizes: dict[Part, int], told: list[frozenset[Part]]) -> int:
    """Add and subtract totals in every way; return the smallest count that comes out alone."""
    there = [part for part, size in sizes.items() if size]
    smallest = sum(sizes.values())
    for signs in product((-1, 0, 1), repeat=len(told)):
        times = [
            sum(sign for sign, each in zip(signs, told, strict=True) if part in each)
            for part in there
        ]
        if any(times) and set(times) <= {0, 1}:
            alone = sum(sizes[part] for part, once in zip(there, times, strict=True) if once)
            smallest = min(smallest, alone)
    return smallest


def told_of(parts: VisibleParts) -> list[frozenset[Part]]:
    sizes = dict(parts.sizes)
    found = groups(sizes, parts.desks, parts.sources)
    return found + [frozenset({part}) for part in sizes] if parts.is_crossed else found


@settings(max_examples=40, deadline=None)
@given(SIZES)
def test_nothing_small_is_found_by_any_subtraction(sizes: dict[Part, int]) -> None:
    parts = visible_parts(sizes)
    if sum(sizes.values()) < MANY:
        assert not parts.desks | parts.sources
        assert not parts.is_crossed
    else:
        # Where parts are shown by both, each of them is large; so is whatever they add up to.
        told = groups(dict(parts.sizes), parts.desks, parts.sources)
        assert smallest_found(dict(parts.sizes), told) >= MANY


@given(SIZES)
def test_desks_are_broken_down_by_source_where_every_part_is_large(sizes: dict[Part, int]) -> None:
    parts = visible_parts(sizes)
    is_large = bool(parts.sizes) and min(parts.sizes.values()) >= MANY

    assert parts.is_crossed is is_large
    if is_large:
        assert parts.desks == {desk_no for desk_no, _source in parts.sizes}
        assert parts.sources == {source for _desk_no, source in parts.sizes}


@given(SIZES)
def test_what_may_be_asked_for_is_what_is_shown(sizes: dict[Part, int]) -> None:
    parts = visible_parts(sizes)
    for desk_no, source in product((None, 1, 2, 3, 4), (None, *Source)):
        size = sum(
            count
            for (desk, origin), count in sizes.items()
            if desk_no in {None, desk} and source in {None, origin}
        )
        assert parts.size(desk_no=desk_no, source=source) == size
        is_shown = parts.may_show(desk_no=desk_no, source=source)
        if size == 0:
            assert is_shown
        elif size < MANY:
            assert not is_shown
        elif desk_no is not None and source is None:
            assert is_shown is (desk_no in parts.desks)
        elif desk_no is None and source is not None:
            assert is_shown is (source in parts.sources)


def test_desks_and_sources_each_for_themselves_give_two_sheets_away() -> None:
    by_desk, by_source = visible_groups([62, 50]), visible_groups([52, 60])
    assert all(by_desk + by_source)
    # The control: looked at one by one, both are shown, and desk 1 without the taps is two sheets.
    assert smallest_found(SIXTY_AND_TWO, groups(SIXTY_AND_TWO, (1, 2), (PAPER, KIOSK))) == 2

    parts = visible_parts(SIXTY_AND_TWO)
    assert parts.desks == frozenset()
    assert parts.sources == {PAPER, KIOSK}
    assert smallest_found(SIXTY_AND_TWO, told_of(parts)) >= MANY


def test_an_ordinary_branch_sees_its_desks_and_its_sources() -> None:
    sizes = {(1, PAPER): 40, (1, KIOSK): 22, (2, PAPER): 30, (3, PAPER): 14, (3, KIOSK): 3}
    parts = visible_parts(sizes)

    assert parts.desks == {1, 2, 3}
    assert parts.sources == {PAPER, KIOSK}
    assert not parts.is_crossed
    assert not parts.may_show(desk_no=1, source=KIOSK)


@pytest.mark.parametrize("count", range(1, MANY))
def test_under_five_nothing_is_shown_not_even_the_whole(count: int) -> None:
    parts = visible_parts({(1, PAPER): count})

    assert not parts.may_show(desk_no=None, source=None)
    assert not parts.may_show(desk_no=1, source=None)
    assert parts.may_show(desk_no=2, source=None)


def test_of_no_responses_there_is_nothing_to_hide() -> None:
    parts = visible_parts({})

    assert parts.may_show(desk_no=None, source=None)
    assert (parts.desks, parts.sources, parts.is_crossed) == (frozenset(), frozenset(), False)
