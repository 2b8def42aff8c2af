"""The program ends in the middle of a sheet: at most the digit in hand is typed again.

The window runs in a process of its own that ends, with no clean-up, at one of the points where
something reaches the store; the next start opens what it left behind.
"""

from functools import partial
from pathlib import Path
from typing import Final

import pytest

from counter_app.domain.responses import ResponseId
from counter_app.store.opening import open_sqlite
from counter_app.ui.background import Inline
from counter_app.ui.survey_typing.outbox import Letter, Outbox
from counter_app.ui.theme.style import Theme
from crash_points import Points, run_in_child
from factories import CountedIds, make_desk, make_store
from homes import home_of
from survey_typist import stored_columns, typist_at
from typed_surveys import VOLUNTEER, open_stack

SHEET: Final = "1203x42\n"
KEYS: Final = SHEET + "31"
SAMPLE: Final = 4
"""By day so many points, spread over the sheet; every night all of them."""


def type_until_the_end(theme: Theme, folder: Path, keys: str, points: Points) -> None:
    engine = open_sqlite(folder / "store.db", key=bytes(32))
    desk = make_desk(engine, new_id=CountedIds(prefix="window"))
    store = Inline()
    with typist_at(theme, home_of(desk, engine, folder), VOLUNTEER, store) as typist:
        typist.open("114-0001")
        points.watch(engine, reads=False)
        with (folder / "pressed").open("a", encoding="utf-8") as pressed:
            for key in keys:
                pressed.write(key)
                pressed.flush()
                typist.press(key)


def crash(theme: Theme, folder: Path, die_at: int, *, keys: str = KEYS) -> int:
    """Type in a process of its own that ends at a point; return how many points there are."""
    folder.mkdir()
    engine = make_store(folder)
    open_stack(make_desk(engine), sheet_count=3)
    engine.dispose()
    ended = run_in_child(partial(type_until_the_end, theme, folder, keys), die_at=die_at)
    assert ended.was_killed == (die_at > 0)
    return ended.points


def lost_keys(theme: Theme, folder: Path) -> int:
    """Open the window anew; return how many answers must be typed again."""
    pressed = (folder / "pressed").read_text(encoding="utf-8").replace("\n", "0")
    engine = open_sqlite(folder / "store.db", key=bytes(32))
    home = home_of(make_desk(engine), engine, folder)
    with typist_at(theme, home, VOLUNTEER, Inline()) as typist:
        typist.open("114-0001")
        whole = [column for column in stored_columns(engine) if not column.endswith("…")]
        kept = "".join(whole) + typist.given
        assert pressed.startswith(kept)
        # The next key goes where the sheet was left.
        typist.press("1")
        assert ("".join(whole) + typist.given).startswith(kept)
    engine.dispose()
    return len(pressed) - len(kept)


def die_points(theme: Theme, folder: Path) -> list[int]:
    return list(range(1, crash(theme, folder, 0) + 1))


def test_at_most_the_digit_in_hand_is_lost(theme: Theme, tmp_path: Path) -> None:
    points = die_points(theme, tmp_path / "whole")
    assert len(points) > len(KEYS)
    for die_at in points[:: max(1, len(points) // SAMPLE)]:
        folder = tmp_path / str(die_at)
        crash(theme, folder, die_at)
        assert lost_keys(theme, folder) <= 1


@pytest.mark.nightly
def test_wherever_the_program_ends(theme: Theme, tmp_path: Path) -> None:
    lost = []
    for die_at in die_points(theme, tmp_path / "whole"):
        folder = tmp_path / str(die_at)
        crash(theme, folder, die_at)
        lost.append(lost_keys(theme, folder))
    assert set(lost) == {0, 1}


def test_the_control_loses_more_where_only_whole_sheets_are_saved(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Outbox.put
    begun: set[ResponseId] = set()

    def late(outbox: Outbox, letter: Letter) -> None:
        if letter.is_complete or letter.response_id not in begun:
            begun.add(letter.response_id)
            put(outbox, letter)

    monkeypatch.setattr(Outbox, "put", late)
    last = crash(theme, tmp_path / "whole", 0, keys=SHEET)
    # Just before the commit of the only save.
    crash(theme, tmp_path / "late", last - 1, keys=SHEET)
    assert lost_keys(theme, tmp_path / "late") > 1
