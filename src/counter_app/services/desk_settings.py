"""What a desk is set to, changed from the window: the file, the right to it, the trace."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Final

from counter_app.domain.homes import HomeUnwritable
from counter_app.domain.kiosk_codes import check_kiosk_code
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.settings import Settings, read_settings, write_settings

OF_EVERYBODY: Final = frozenset({"theme", "text_size_percent", "language"})
"""What anybody may set: how the window looks."""

OF_THE_COUNTER: Final = frozenset({"receipt_forms", "shows_ready_numbers"})
"""What whoever receives visitors may set as well; the rest is the administrator's."""

SECRET: Final = frozenset({"kiosk_code_hash"})
"""Of these the journal says only whether there is one: a short code is soon found by its hash."""

Change = Callable[[Settings], Settings]


def change_settings(desk: Desk, actor: Actor, change: Change, *, settings_file: Path) -> Settings:
    """Change what stands in the settings file now, and return all of it.

    Args:
        desk: Whose settings they are.
        actor: Who decides.
        change: Gets the settings of the file and returns them as they are to be; whatever
            another page wrote meanwhile is so kept.
        settings_file: Of the home.

    Raises:
        NotPermitted: It changes more than the role may.
        SettingsRefused: The settings file is broken.
        HomeUnwritable: The file cannot be written.
    """
    before = read_settings(settings_file)
    after = change(before)
    changed = [
        entry.name
        for entry in fields(Settings)
        if getattr(before, entry.name) != getattr(after, entry.name)
    ]
    if not OF_EVERYBODY.issuperset(changed):
        is_counters = (OF_EVERYBODY | OF_THE_COUNTER).issuperset(changed)
        if not (is_counters and may_set_counter(actor)):
            check_permitted(actor, Act.MANAGE_DEVICES)
    if not changed:
        return after
    # The file first: a change that is in the journal but not in force would be a lie.
    try:
        write_settings(settings_file, after)
    except OSError as error:
        raise HomeUnwritable(path=str(settings_file.parent)) from error
    with desk.open_unit() as unit:
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="change_settings",
            subject=", ".join(changed),
            details={
                name: {"old": _told(name, before), "new": _told(name, after)} for name in changed
            },
        )
        unit.commit()
    return after


def may_set_counter(actor: Actor) -> bool:
    """Tell whether somebody may set what is `OF_THE_COUNTER`."""
    return actor.may(Act.PRINT_RECEIPT) or actor.may(Act.MANAGE_DEVICES)


def put_kiosk_code(desk: Desk, actor: Actor, code: str, *, settings_file: Path) -> Settings:
    """Set the code with which staff leave the questionnaire on a screen, or take it away.

    Args:
        desk: Whose settings they are.
        actor: Who decides.
        code: Digits; empty for none, and then the questionnaire is on the second screen alone.
        settings_file: Of the home.

    Raises:
        NotPermitted: The role may not.
        KioskCodeRefused: Not a code, or one that anybody would try first.
        SettingsRefused: The settings file is broken.
        HomeUnwritable: The file cannot be written.
    """
    check_permitted(actor, Act.MANAGE_DEVICES)
    if code:
        check_kiosk_code(code)
    stored = desk.vault.hash(code) if code else ""
    return change_settings(
        desk,
        actor,
        lambda settings: replace(settings, kiosk_code_hash=stored),
        settings_file=settings_file,
    )


def _told(name: str, settings: Settings) -> object:
    value = getattr(settings, name)
    return bool(value) if name in SECRET else value
