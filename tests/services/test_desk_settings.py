from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.domain.kiosk_codes import KioskCodeRefused
from counter_app.domain.staff import NotPermitted, Role
from counter_app.services.desk import Desk
from counter_app.services.desk_settings import change_settings, put_kiosk_code
from counter_app.settings import ScannerSettings, Settings, read_settings, write_settings
from factories import make_actor, make_desk, make_store

CLERK = make_actor()
ADMINISTRATOR = make_actor(Role.ADMINISTRATOR)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    engine = make_store(tmp_path)
    yield make_desk(engine)
    engine.dispose()


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    path = tmp_path / "settings.toml"
    write_settings(path, Settings(branch="宜蘭"))
    return path


def test_a_change_is_written_and_journalled_with_old_and_new(
    desk: Desk, settings_file: Path
) -> None:
    change_settings(desk, CLERK, lambda s: replace(s, theme="dark"), settings_file=settings_file)
    assert read_settings(settings_file).theme == "dark"
    with desk.open_unit() as unit:
        (entry,) = unit.journal.entries(act="change_settings")
    assert entry.subject == "theme"
    assert entry.details == {"theme": {"old": "system", "new": "dark"}}


def test_what_another_page_wrote_meanwhile_is_kept(desk: Desk, settings_file: Path) -> None:
    write_settings(settings_file, Settings(scanner=ScannerSettings(gap_ms=50)))
    after = change_settings(
        desk, CLERK, lambda s: replace(s, text_size_percent=115), settings_file=settings_file
    )
    assert after.scanner.gap_ms == 50
    assert read_settings(settings_file) == after


@pytest.mark.parametrize(
    "change",
    [
        {"slip_width_mm": 58},
        {"allocation_order": ("principal", "costs", "interest", "late_fee")},
        {"branch": "花蓮"},
        {"theme": "dark", "desk_no": 2},
    ],
)
def test_a_clerk_changes_only_looks_language_and_papers(
    desk: Desk, settings_file: Path, change: dict[str, object]
) -> None:
    with pytest.raises(NotPermitted):
        change_settings(
            desk,
            CLERK,
            lambda s: replace(s, **change),  # type: ignore[arg-type]
            settings_file=settings_file,
        )
    assert read_settings(settings_file) == Settings(branch="宜蘭")


@pytest.mark.parametrize(
    "change", [{"receipt_forms": ("a4",)}, {"shows_ready_numbers": False}], ids=str
)
def test_what_visitors_are_handed_is_set_by_whoever_receives_them(
    desk: Desk, settings_file: Path, change: dict[str, object]
) -> None:
    def put(role: Role) -> Settings:
        return change_settings(
            desk,
            make_actor(role),
            lambda s: replace(s, **change),  # type: ignore[arg-type]
            settings_file=settings_file,
        )

    for role in (Role.VOLUNTEER, Role.AUDITOR, Role.CASHIER_OFFICE):
        with pytest.raises(NotPermitted):
            put(role)
    assert read_settings(settings_file) == Settings(branch="宜蘭")
    for role in (Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR):
        assert put(role) == replace(Settings(branch="宜蘭"), **change)  # type: ignore[arg-type]


def test_the_administrator_changes_the_order_of_the_parts(desk: Desk, settings_file: Path) -> None:
    order = ("principal", "costs", "interest", "late_fee")
    change_settings(
        desk,
        ADMINISTRATOR,
        lambda s: replace(s, allocation_order=order),
        settings_file=settings_file,
    )
    assert read_settings(settings_file).allocation_order == order


def test_the_code_of_the_kiosk_is_stored_as_a_hash_and_never_journalled(
    desk: Desk, settings_file: Path
) -> None:
    after = put_kiosk_code(desk, ADMINISTRATOR, "830417", settings_file=settings_file)
    assert desk.vault.fits("830417", after.kiosk_code_hash)
    put_kiosk_code(desk, ADMINISTRATOR, "", settings_file=settings_file)
    assert read_settings(settings_file).kiosk_code_hash == ""
    with desk.open_unit() as unit:
        entries = unit.journal.entries(act="change_settings")
    told = [entry.details["kiosk_code_hash"] for entry in entries]
    assert len(told) == 2
    assert {(each["old"], each["new"]) for each in told} == {(False, True), (True, False)}
    assert "argon2" not in str(told)


@pytest.mark.parametrize(
    ("code", "is_guessable"),
    [
        ("12345", False),
        ("12345678901", False),
        ("８３０４１７", False),
        ("83041a", False),
        ("000000", True),
        ("345678", True),
        ("9876543", True),
        ("567890", True),
    ],
)
def test_a_code_that_visitors_would_guess_is_refused(
    desk: Desk, settings_file: Path, code: str, *, is_guessable: bool
) -> None:
    with pytest.raises(KioskCodeRefused) as refused:
        put_kiosk_code(desk, ADMINISTRATOR, code, settings_file=settings_file)
    assert refused.value.is_guessable is is_guessable
    assert read_settings(settings_file) == Settings(branch="宜蘭")


def test_a_clerk_sets_no_code(desk: Desk, settings_file: Path) -> None:
    with pytest.raises(NotPermitted):
        put_kiosk_code(desk, CLERK, "830417", settings_file=settings_file)
    assert read_settings(settings_file).kiosk_code_hash == ""
