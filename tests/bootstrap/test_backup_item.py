from datetime import timedelta

import pytest

from counter_app.bootstrap.backup_item import backup_item
from counter_app.ui.widgets.status import Status


@pytest.mark.parametrize(
    ("age", "words", "status"),
    [
        (None, "還沒有", Status.WARN),
        (timedelta(minutes=5), "不到 1 小時", Status.OK),
        (timedelta(minutes=-5), "不到 1 小時", Status.OK),
        (timedelta(hours=3, minutes=50), "3 小時前", Status.OK),
        (timedelta(hours=36), "36 小時前", Status.OK),
        (timedelta(hours=37), "1 天前", Status.WARN),
        (timedelta(days=9), "9 天前", Status.WARN),
    ],
)
def test_the_age_of_the_newest_copy_is_said(
    age: timedelta | None, words: str, status: Status
) -> None:
    item = backup_item(age)

    assert (item.state_words, item.status) == (words, status)
    assert bool(item.action_words) is (status is Status.WARN)
