"""The pages of notices in a demo home, for pictures of them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QApplication

from counter_app.bootstrap.notice_screens import notices_screen, print_notice_screen
from counter_app.demo.home import make_demo_home
from counter_app.demo.people import CLERK, DemoAccount
from counter_app.domain.cases import CaseId
from counter_app.domain.notices import BatchFilter
from counter_app.services.cases import find_cases, list_cases
from counter_app.services.notice_batches import plan_batch, run_batch
from counter_app.services.notices import issue_notice
from counter_app.services.staff import sign_in
from counter_app.store.case_search import CaseFilter
from counter_app.ui.background import OneAtATime
from counter_app.ui.notices.place import BATCH
from counter_app.ui.notices.view import PLAN
from counter_app.ui.shortcuts import Action
from stage import NOW, VOLUNTEER, HomeStage, theme_of

if TYPE_CHECKING:
    from screenshots import Shot


class NoticeStage(HomeStage):
    """A demo home, and the window of one person with the pages of notices."""

    def __init__(self, app: QApplication, folder: Path, shot: "Shot") -> None:
        """Open the home and show the page."""
        super().__init__()
        self.home = make_demo_home(folder / "home", clock=lambda: NOW)
        self._ends.callback(self.home.close)
        is_volunteer = shot.name.startswith("notice-volunteer")
        account: DemoAccount = VOLUNTEER if is_volunteer else CLERK
        self.clerk = sign_in(self.home.desk, login=CLERK.login, password=CLERK.password)
        self.actor = sign_in(self.home.desk, login=account.login, password=account.password)
        theme = theme_of(app, shot)
        workers = [OneAtATime(name) for name in ("store", "search", "rendering", "working")]
        for worker in workers:
            self._ends.callback(worker.close)
        store, search, rendering, working = workers
        self.page: Any
        self.presenter: Any
        if is_volunteer:
            self.page, self.presenter = print_notice_screen(
                theme, self.home, self.actor, rendering=rendering
            )
            words = "列印通知"
        else:
            self.page, self.presenter, self.batching = notices_screen(
                theme,
                self.home,
                self.actor,
                store=store,
                search=search,
                rendering=rendering,
                working=working,
            )
            words = "通知書"
        self.show_window(theme, shot, self.page, actor=self.actor, words=words, icon="document")
        self.settle()

    def press(self, action: Action = Action.PRIMARY) -> None:
        """Press a key."""
        self.window.press(action)
        self.settle()

    def case_ids(self) -> list[CaseId]:
        """Return the open cases of the demo."""
        found = list_cases(self.home.desk, self.clerk, CaseFilter(open_only=True))
        return [CaseId(each) for each in found]

    def open_case(self, at: int = 0) -> Any:  # noqa: ANN401 - the page with its parts
        """Open a case that already has two notices, and wait for its preview."""
        case_id = self.case_ids()[at]
        issue_notice(self.home.desk, self.clerk, case_id)
        issue_notice(self.home.desk, self.clerk, case_id)
        self.presenter.open_case(case_id)
        notices = self.page.notices
        self.wait_for(lambda: notices.paper.page.image is not None)
        return notices


def play_empty(stage: NoticeStage) -> None:
    """Show the page before anything is looked for."""
    stage.settle()


def play_found(stage: NoticeStage) -> None:
    """Show what was found."""
    name = find_cases(stage.home.desk, stage.clerk, "測").hits
    stage.page.on_search_edited("測" if name else "範")
    stage.settle()


def play_preview(stage: NoticeStage) -> None:
    """Show a preview."""
    stage.open_case()


def play_issued(stage: NoticeStage) -> None:
    """Issue a notice."""
    notices = stage.open_case()
    stage.press()
    stage.wait_for(notices.panel.isVisible)
    stage.settle()


def play_plan(stage: NoticeStage) -> None:
    """Show instalments."""
    notices = stage.open_case(1)
    notices.paying_chosen.emit(PLAN)
    notices.plan.count_edit.setValue(6)
    stage.wait_for(lambda: notices.plan.table.model().rowCount() > 0)
    stage.settle()


def play_batches(stage: NoticeStage) -> None:
    """Show the batches, one of them cut off."""
    desk, actor = stage.home.desk, stage.clerk
    done = plan_batch(desk, actor, BatchFilter(section="和"))
    run_batch(desk, actor, done.batch_id)
    plan_batch(desk, actor, BatchFilter())
    stage.page.show_page(BATCH)
    stage.settle()


def play_planned(stage: NoticeStage) -> None:
    """Show what is planned."""
    stage.page.show_page(BATCH)
    stage.settle()
    stage.press()
    stage.wait_for(stage.page.batches.start_button.isVisible)


def play_done(stage: NoticeStage) -> None:
    """Show what became of a batch."""
    play_planned(stage)
    stage.press()
    stage.wait_for(stage.page.batches.again_button.isVisible, tries=400)
    stage.settle()


def play_volunteer(stage: NoticeStage) -> None:
    """Show the page of a volunteer."""
    stage.settle()


def play_volunteer_done(stage: NoticeStage) -> None:
    """Print a notice again."""
    notice = issue_notice(stage.home.desk, stage.clerk, stage.case_ids()[0])
    stage.page.on_scanned(notice.number)
    stage.wait_for(lambda: notice.number in stage.page.panel.accessibleName())


NOTICE_PLAYS: Final[dict[str, Callable[[NoticeStage], None]]] = {
    "notice-empty": play_empty,
    "notice-found": play_found,
    "notice-preview": play_preview,
    "notice-issued": play_issued,
    "notice-plan": play_plan,
    "notice-batches": play_batches,
    "notice-batch-planned": play_planned,
    "notice-batch-done": play_done,
    "notice-volunteer": play_volunteer,
    "notice-volunteer-done": play_volunteer_done,
}
NOTICE_DARK: Final = ("notice-preview", "notice-plan", "notice-batches", "notice-volunteer")
NOTICE_LARGE: Final = ("notice-preview", "notice-issued", "notice-batches")
