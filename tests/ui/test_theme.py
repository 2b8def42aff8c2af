"""The look: contrast of both themes, sizes, switching while open."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.theme.contrast import PAIRS, ratio
from counter_app.ui.theme.style import Appearance, Theme, ThemeChoice, make_sheet
from counter_app.ui.theme.tokens import DARK, LIGHT, SCALES, Density, make_tokens
from counter_app.ui.widgets.boxes import row

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "behind", "least"), PAIRS)
def test_every_pair_of_colours_in_use_can_be_told_apart(
    palette: object, front: str, behind: str, least: float
) -> None:
    assert ratio(getattr(palette, front), getattr(palette, behind)) >= least


def test_the_arithmetic_of_contrast_agrees_with_the_known_ends() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#777777", "#777777") == pytest.approx(1)
    assert ratio("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_a_decorative_line_would_fail_as_the_edge_of_a_control() -> None:
    assert ratio(LIGHT.line, LIGHT.surface) < 3


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("dark", [False, True])
def test_a_sheet_can_be_made_of_every_combination(
    scale: float, density: Density, *, dark: bool
) -> None:
    sheet = make_sheet(make_tokens(dark=dark, scale=scale, density=density), "/icons")
    assert "$" not in sheet


@pytest.mark.parametrize("dark", [False, True])
def test_colours_of_the_sheet_come_from_the_palette_alone(*, dark: bool) -> None:
    tokens = make_tokens(dark=dark, scale=1.0, density=Density.COMFORTABLE)
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", make_sheet(tokens, "/icons")))
    known = set(tokens.as_words().values())
    assert used <= known


@pytest.mark.parametrize(("folder", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_icons_that_a_sheet_takes_as_files_have_the_colours_of_the_theme(
    folder: str, palette: object
) -> None:
    for path in (RESOURCES / "icons" / folder).glob("*.svg"):
        role = "on_primary" if path.stem == "check" else "text2"
        assert getattr(palette, role) in path.read_text(encoding="utf-8")


def test_every_icon_is_painted_in_the_colour_it_is_asked_for(theme: Theme) -> None:
    names = theme.icons.names()
    assert len(names) >= 45
    for name in names:
        image = theme.icons.pixmap(name, "#ff0000", 96).toImage()
        seen = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        ]
        assert seen, name
        assert all(colour.name() == "#ff0000" for colour in seen), name


def test_an_unknown_icon_is_a_bug(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icons.pixmap("no-such-icon", "#000000", 24)


def test_the_theme_changes_while_the_window_is_open(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("收款")
    layout = row(theme, button, QCheckBox("PDF"), gap=10, margins=(20, 0, 0, 0))
    window.setLayout(layout)
    theme.set_icon(button, "cash", colour="text")
    before = button.icon().pixmap(24, 24).toImage()
    with qtbot.waitSignal(theme.changed):
        theme.choose(Appearance(choice=ThemeChoice.DARK, scale=1.3))
    assert theme.colours is DARK
    assert layout.spacing() == 13
    assert layout.contentsMargins().left() == 26
    assert button.icon().pixmap(24, 24).toImage() != before


def test_a_low_window_is_drawn_compact(theme: Theme, qtbot: QtBot) -> None:
    seen = []
    for height_px in (768, 899, 900, 1080):
        theme.fit_height(height_px)
        seen.append((theme.tokens.density, theme.metrics.h_row))
    assert seen == [(Density.COMPACT, 52)] * 2 + [(Density.COMFORTABLE, 58)] * 2


def test_choosing_the_same_again_dresses_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(theme.appearance)
