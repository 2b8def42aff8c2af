from pytestqt.qtbot import QtBot

from counter_app.ui.messages import Message
from counter_app.ui.payment.case_panel import CasePanel
from counter_app.ui.payment.screen import LeftScreen, ListMode
from counter_app.ui.theme.style import Theme


def height_of(panel: CasePanel, screen: LeftScreen, qtbot: QtBot) -> int:
    panel.display(screen)
    qtbot.wait(1)
    return panel.minimumSizeHint().height()


def test_an_offer_behind_the_cases_takes_no_room(qtbot: QtBot, theme: Theme) -> None:
    panel = CasePanel(theme, part_key="")
    qtbot.addWidget(panel)
    panel.show()
    offer = Message(what="上次的畫面還沒有收款", money="範例乙，1 項", now="請核對。")
    alone = height_of(panel, LeftScreen(mode=ListMode.CASES), qtbot)
    in_front = height_of(panel, LeftScreen(mode=ListMode.EMPTY, offer=offer), qtbot)
    behind = height_of(panel, LeftScreen(mode=ListMode.CASES, offer=offer), qtbot)
    assert behind == alone
    assert in_front > alone
