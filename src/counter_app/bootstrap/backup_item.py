"""How old the newest copy of the store is, beside the machines at the lower edge."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.services.doctor import BACKUP_OLD
from counter_app.ui.widgets.device_bar import DeviceState
from counter_app.ui.widgets.status import Status

BACKUP_ITEM: Final = "\x00backup"
"""No machine can have such a name."""

translate = QCoreApplication.translate


def backup_item(age: timedelta | None) -> DeviceState:
    """Return what the lower edge says of the copies; None for the age where there is none."""
    is_fresh = age is not None and age <= BACKUP_OLD
    return DeviceState(
        name=BACKUP_ITEM,
        words=translate("Workspace", "備份"),
        status=Status.OK if is_fresh else Status.WARN,
        state_words=_age_words(age),
        action_words="" if is_fresh else translate("Workspace", "去備份"),
    )


def _age_words(age: timedelta | None) -> str:
    if age is None:
        return translate("Workspace", "還沒有")
    hours = max(0, int(age.total_seconds() // 3600))
    if hours == 0:
        return translate("Workspace", "不到 1 小時")
    if age <= BACKUP_OLD:
        return translate("Workspace", "{n} 小時前").format(n=hours)
    return translate("Workspace", "{n} 天前").format(n=age.days)
