"""What a signed-in person works with: the frame, the screens their role includes, the machines."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from counter_app.bootstrap.backup_item import BACKUP_ITEM, backup_item
from counter_app.bootstrap.book_places import BookPlaces
from counter_app.bootstrap.collections_screen import collections_screen
from counter_app.bootstrap.device_screen import Bench, devices_screen
from counter_app.bootstrap.diagnostics import export_diagnostics
from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.kiosk import Kiosk
from counter_app.bootstrap.machines import build_machines, build_printer
from counter_app.bootstrap.money_places import MoneyPlaces
from counter_app.bootstrap.money_screens import DeskParts
from counter_app.bootstrap.notice_places import NoticePlaces
from counter_app.bootstrap.payment_ports import ladder_ports, payment_ports, print_ports
from counter_app.bootstrap.pickup_places import PickupPlaces
from counter_app.bootstrap.screens import (
    cases_screen,
    import_screen,
    prices_screen,
    settings_screen,
    staff_screen,
)
from counter_app.bootstrap.survey_places import SurveyPlaces
from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.cases import Case, CaseId
from counter_app.domain.shifts import ShiftState
from counter_app.domain.staff import Act, Actor
from counter_app.services.anchors import publish_anchors
from counter_app.services.backup import backup_age
from counter_app.services.cases import case_detail
from counter_app.services.clock_watch import ClockWatch
from counter_app.services.payments import Settlement
from counter_app.services.receipts import mark_interrupted_jobs
from counter_app.services.recovery import open_payments, recover_without_asking
from counter_app.services.returns import recover_reversals
from counter_app.services.shifts import ShiftInHand, shift_in_hand
from counter_app.settings import Settings
from counter_app.ui.background import OneAtATime, UntilClosed
from counter_app.ui.customer_display.view import CustomerView, CustomerWindow
from counter_app.ui.help.presenter import HelpPresenter
from counter_app.ui.help.view import HelpView
from counter_app.ui.main_window import MainWindow, ShellScreen
from counter_app.ui.messages import say_or_raise
from counter_app.ui.names import say_weekday
from counter_app.ui.payment.draft_edits import CASE_ROW, row_of
from counter_app.ui.payment.ports import PrintPorts
from counter_app.ui.payment.presenter import PaymentPresenter
from counter_app.ui.payment.printing import Printing
from counter_app.ui.payment.view import PaymentView
from counter_app.ui.recovery.ports import MachineChoice
from counter_app.ui.recovery.presenter import OpenItemsPresenter
from counter_app.ui.recovery.view import OpenItemsView
from counter_app.ui.scan_filter import ScanFilter, ScanProfile
from counter_app.ui.screen import NavEntry, Screen, permitted_entries
from counter_app.ui.shortcuts import KeyMap
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.device_bar import DeviceState
from counter_app.ui.widgets.status import Status

CLOCK_EVERY_MS = 5_000
WATCH_EVERY_MS = 30_000
(
    PAYMENT,
    OPEN,
    RECEIPTS,
    OUTAGE,
    SHIFT,
    CLOSE,
    REPORTS,
    DESKS,
    CASES,
    NOTICES,
    TYPING,
    PRINT_NOTICE,
    PICKUPS,
    ARRIVAL,
    SURVEYS,
    QUESTIONNAIRES,
    IMPORT,
    COLLECTIONS,
    STAFF,
    PRICES,
    PICKUP_TERMS,
    DEVICES,
    CHECK,
    JOURNAL,
    SETTINGS,
    HELP,
) = (
    "payment",
    "open",
    "receipts",
    "outage",
    "shift",
    "day_close",
    "reports",
    "desks",
    "cases",
    "notices",
    "survey_typing",
    "print_notice",
    "pickups",
    "arrival",
    "surveys",
    "questionnaires",
    "import",
    "collections",
    "staff",
    "prices",
    "pickup_terms",
    "devices",
    "check",
    "journal",
    "settings",
    "help",
)

translate = QCoreApplication.translate


def places() -> tuple[NavEntry, ...]:
    """Return every place of the rail, in its order; a role sees those it may use."""
    return (
        NavEntry(
            name=PAYMENT,
            words=translate("Workspace", "收費"),
            icon="register",
            act=Act.TAKE_PAYMENT,
        ),
        NavEntry(
            name=OPEN,
            words=translate("Workspace", "未結交易"),
            icon="flag",
            act=Act.RESOLVE_UNKNOWN,
        ),
        NavEntry(
            name=RECEIPTS,
            words=translate("Workspace", "收據"),
            icon="receipt",
            act=Act.READ_RECEIPTS,
        ),
        NavEntry(
            name=OUTAGE,
            words=translate("Workspace", "補登"),
            icon="edit",
            act=Act.ENTER_OUTAGE_RECEIPT,
        ),
        NavEntry(
            name=SHIFT,
            words=translate("Workspace", "班別"),
            icon="drawer",
            act=Act.OPEN_SHIFT,
        ),
        NavEntry(
            name=CLOSE,
            words=translate("Workspace", "日結"),
            icon="safe",
            act=Act.CLOSE_SHIFT,
        ),
        NavEntry(
            name=REPORTS,
            words=translate("Workspace", "報表"),
            icon="chart",
            act=Act.READ_REPORTS,
        ),
        NavEntry(
            name=DESKS,
            words=translate("Workspace", "各櫃檯"),
            icon="screen",
            act=Act.SEE_ALL_DESKS,
        ),
        NavEntry(
            name=CASES,
            words=translate("Workspace", "案件查詢"),
            icon="folder-search",
            act=Act.FIND_CASES,
        ),
        NavEntry(
            name=NOTICES,
            words=translate("Workspace", "通知書"),
            icon="document",
            act=Act.ISSUE_NOTICE,
        ),
        NavEntry(
            name=TYPING,
            words=translate("Workspace", "鍵入問卷"),
            icon="edit",
            act=Act.TYPE_SURVEYS,
            unless=Act.READ_SURVEYS,
        ),
        NavEntry(
            name=PRINT_NOTICE,
            words=translate("Workspace", "列印通知"),
            icon="printer",
            act=Act.PRINT_NOTICE,
            unless=Act.ISSUE_NOTICE,
        ),
        NavEntry(
            name=PICKUPS,
            words=translate("Workspace", "取件"),
            icon="calendar",
            act=Act.READ_PICKUPS,
        ),
        NavEntry(
            name=ARRIVAL,
            words=translate("Workspace", "報到"),
            icon="check",
            act=Act.MARK_ARRIVAL,
            unless=Act.HAND_OVER_PICKUP,
        ),
        NavEntry(
            name=SURVEYS,
            words=translate("Workspace", "滿意度"),
            icon="people",
            act=Act.READ_SURVEYS,
        ),
        NavEntry(
            name=QUESTIONNAIRES,
            words=translate("Workspace", "問卷"),
            icon="document",
            act=Act.EDIT_QUESTIONNAIRES,
            unless=Act.READ_SURVEYS,
        ),
        NavEntry(
            name=IMPORT,
            words=translate("Workspace", "匯入案件"),
            icon="import",
            act=Act.IMPORT_CASES,
        ),
        NavEntry(
            name=COLLECTIONS,
            words=translate("Workspace", "入帳"),
            icon="download",
            act=Act.READ_COLLECTIONS,
        ),
        NavEntry(
            name=PRICES,
            words=translate("Workspace", "價目規則"),
            icon="tag",
            act=Act.EDIT_PRICES,
        ),
        NavEntry(
            name=PICKUP_TERMS,
            words=translate("Workspace", "取件時段"),
            icon="calendar",
            act=Act.EDIT_PICKUP_TERMS,
            unless=Act.READ_PICKUPS,
        ),
        NavEntry(
            name=STAFF,
            words=translate("Workspace", "人員"),
            icon="people",
            act=Act.MANAGE_STAFF,
        ),
        NavEntry(
            name=DEVICES,
            words=translate("Workspace", "設備"),
            icon="printer",
            act=Act.TEST_DEVICES,
        ),
        NavEntry(
            name=CHECK,
            words=translate("Workspace", "櫃檯檢查"),
            icon="shield",
            act=Act.CHECK_DESK,
        ),
        NavEntry(
            name=JOURNAL,
            words=translate("Workspace", "日誌"),
            icon="journal",
            act=Act.READ_JOURNAL,
        ),
        NavEntry(
            name=SETTINGS,
            words=translate("Workspace", "設定"),
            icon="gear",
            is_at_foot=True,
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What the store knows when a person begins to work."""

    shift: ShiftInHand | None
    open_count: int


class Workspace(QObject):
    """The window of one person at one desk, until they sign out or somebody else does.

    Attributes:
        has_begun: What was interrupted is accounted for, and the first place is in front.

    Signals:
        lock_requested(): The person leaves the desk for a moment.
        settings_changed(object): The `Settings` that stand in the file now.
        machines_changed(object): The `Settings` that name other machines from now on.
    """

    lock_requested = Signal()
    settings_changed = Signal(object)
    machines_changed = Signal(object)

    def __init__(
        self, theme: Theme, home: Home, actor: Actor, *, store: OneAtATime, manual: Path
    ) -> None:
        """Build the frame and every screen the role includes.

        Args:
            theme: Of every widget.
            home: The desk.
            actor: Who signed in.
            store: The worker that asks the store; it outlives this person.
            manual: Folder of the staff manual.
        """
        super().__init__()
        self.actor = actor
        self._theme = theme
        self._home = home
        self._manual = manual
        self._store = UntilClosed(store)
        self._search = OneAtATime("search")
        self._at_printer = OneAtATime("printer")
        self._rendering = OneAtATime("rendering")
        self._importing = OneAtATime("import")
        self._looking = OneAtATime("ports")
        self._checking = OneAtATime("checking")
        self._machines = build_machines(home.settings.devices, home.path)
        self._printer = build_printer(home.settings.devices, home.path)
        if self._printer is None:
            # Without a slip printer the payer must still get a receipt.
            desk = replace(home.desk, receipt_forms=("a4",))
            self._home = replace(home, desk=desk)
        self._at_machine = {name: OneAtATime(name) for name in self._machines}
        self._choices = {name: self._choice(name) for name in self._machines}
        self._shell = self._first_shell()
        self._payment: PaymentPresenter | None = None
        self.has_begun = False
        self._has_said_unsent = False
        self._before_help = ""
        self._open_items: OpenItemsPresenter | None = None
        self._open_count = 0
        self._waiting_count = 0
        self._device_states: tuple[DeviceState, ...] = ()
        self._backup_item: tuple[DeviceState, ...] = ()
        self.window = MainWindow(theme, KeyMap(), title=self.tr("全功能服務櫃檯"))
        self._customer_view = CustomerView(theme)
        self._customer = _customer_window(self._customer_view)
        self._kiosk = self._make_kiosk()
        scanner = home.settings.scanner
        self._scans = ScanFilter(
            ScanProfile(gap_ms=scanner.gap_ms, length_min=scanner.length_min, prefix=scanner.prefix)
        )
        self._money = self._money_places()
        self._books = self._book_places()
        self._notices = NoticePlaces(
            theme,
            home,
            actor,
            store=self._store,
            search=self._search,
            rendering=self._rendering,
            parent=self,
        )
        self._pickups = self._pickup_places()
        self._surveys = self._survey_places()
        self._build_screens()
        self._connect()
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_EVERY_MS)
        self._clock.timeout.connect(self._show_time)
        self._clock_watch = ClockWatch(home.desk)
        self._watching = QTimer(self)
        self._watching.setInterval(WATCH_EVERY_MS)
        self._watching.timeout.connect(self._watch)

    @property
    def is_asking_machine(self) -> bool:
        """Whether a machine is asked anything about money right now, by whatever page."""
        is_selling = self._payment is not None and self._payment.is_asking
        is_climbing = self._open_items is not None and self._open_items.is_asking_machine
        return (
            is_selling
            or is_climbing
            or self._money.is_asking_machine
            or self._books.is_asking_machine
        )

    def start(self) -> None:
        """Account for what was interrupted, then begin to work."""
        self._scans.install()
        self._customer.follow(self.window)
        self._pickups.start_board(self._customer_view, self._customer)
        if self._kiosk is not None:
            self._kiosk.start()
        self._clock.start()
        self._watching.start()
        self._watch()
        self.window.display(self._shell)
        if self._home.standing is not None:
            self._say(self._home.standing)
        first = permitted_entries(places(), self.actor)
        if not self.actor.may(Act.TAKE_PAYMENT):
            working = [entry.name for entry in first if entry.act is not None]
            if self.actor.may(Act.VERIFY_CLOSE):
                self.window.go_to(REPORTS)
            elif working:
                self.window.go_to(working[0])
            else:
                self._open_manual()
            self.has_begun = True
        if self.actor.may(Act.TAKE_PAYMENT):
            self._store.run(self._recover, on_done=self._begin, on_error=self._say)

    def close(self) -> None:
        """Let go of screens, workers and machines; waits for what a machine was asked."""
        self._clock.stop()
        self._watching.stop()
        self._scans.remove()
        if self._kiosk is not None:
            self._kiosk.close()
        self._customer.close()
        if self._payment is not None:
            self._payment.end()
        self._notices.close()
        self._pickups.close()
        self._surveys.close()
        for name, machine in self._machines.items():
            self._at_machine[name].close()
            machine.close()
        for worker in (
            self._search,
            self._at_printer,
            self._rendering,
            self._importing,
            self._looking,
            self._checking,
        ):
            worker.close()
        self._store.close()

    # --- building -------------------------------------------------------------

    def _choice(self, name: str) -> MachineChoice:
        device = next(d for d in self._home.settings.devices if d.name == name)
        machine = self._machines[name]
        return MachineChoice(
            device=name,
            words=self.tr("{name}（{port}）").format(name=name, port=Path(device.port).name),
            wait_s=machine.wait_s,
            attempts_max=machine.attempts_max,
            background=self._at_machine[name],
        )

    def _build_screens(self) -> None:
        theme, home, actor = self._theme, self._home, self.actor
        builders: dict[str, Callable[[], Screen]] = {
            PAYMENT: self._build_payment,
            OPEN: self._build_open_items,
            RECEIPTS: self._build_receipts,
            OUTAGE: self._books.build_outage,
            CHECK: lambda: self._books.build_check(self._checking, self._printer),
            JOURNAL: lambda: self._books.build_journal(self._checking),
            CASES: self._build_cases,
            NOTICES: self._notices.build_notices,
            PRINT_NOTICE: self._notices.build_print_notice,
            PICKUPS: self._pickups.build,
            ARRIVAL: self._pickups.build_arrival,
            PICKUP_TERMS: self._pickups.build_terms,
            SURVEYS: self._surveys.build,
            TYPING: self._surveys.build_typing,
            QUESTIONNAIRES: self._surveys.build_questionnaires,
            IMPORT: lambda: import_screen(theme, home, actor, importing=self._importing),
            COLLECTIONS: lambda: collections_screen(
                theme, home, actor, store=self._store, importing=self._importing
            ),
            PRICES: lambda: prices_screen(theme, home, actor, store=self._store),
            STAFF: lambda: staff_screen(theme, home, actor, store=self._store),
            SETTINGS: lambda: settings_screen(
                theme, home, actor, store=self._store, on_changed=self.settings_changed.emit
            ),
            DEVICES: self._build_devices,
            SHIFT: self._money.build_shift,
            CLOSE: self._money.build_close,
            REPORTS: self._money.build_reports,
            DESKS: self._money.build_desks,
        }
        entries = permitted_entries(places(), actor)
        entries = tuple(entry for entry in entries if entry.name in builders)
        self.window.set_places(entries)
        for entry in entries:
            self.window.add_screen(entry.name, builders[entry.name]())
        self.window.add_screen(HELP, self._build_help())

    def _money_places(self) -> MoneyPlaces:
        parts = DeskParts(
            machines=self._machines,
            choices=self._choices,
            desk_words=_desk_words,
            store=self._store,
            looking=self._search,
            papers=self._rendering,
        )
        places = MoneyPlaces(self._theme, self._home, self.actor, parts, parent=self)
        places.opened.connect(self._go_on_with_shift)
        places.shift_changed.connect(self._begin_payment)
        places.handed_over.connect(lambda _done: self.lock_requested.emit())
        places.close_wanted.connect(lambda: self.window.go_to(CLOSE))
        places.signed.connect(lambda _close: self._begin_payment())
        places.way_wanted.connect(self._go_to_open_item)
        return places

    def _book_places(self) -> BookPlaces:
        places = BookPlaces(
            self._theme,
            self._home,
            self.actor,
            machines=self._machines,
            workers=self._at_machine,
            store=self._store,
            parent=self,
        )
        places.waiting_counted.connect(self._tell_waiting)
        return places

    def _pickup_places(self) -> PickupPlaces:
        places = PickupPlaces(
            self._theme,
            self._home,
            self.actor,
            printer=self._printer,
            copies=Printing(self._print_ports(), self),
            store=self._store,
            at_printer=self._at_printer,
            rendering=self._rendering,
            parent=self,
        )
        places.wanted.connect(lambda: self.window.go_to(PICKUPS))
        places.money_moved.connect(lambda _number: self._begin_payment())
        return places

    def _survey_places(self) -> SurveyPlaces:
        places = SurveyPlaces(
            self._theme,
            self._home,
            self.actor,
            kiosk=self._kiosk,
            store=self._store,
            papers=self._rendering,
            parent=self,
        )
        reads = self.actor.may(Act.READ_SURVEYS)
        places.wanted.connect(lambda: self.window.go_to(SURVEYS if reads else TYPING))
        return places

    def _make_kiosk(self) -> Kiosk | None:
        if not self.actor.may(Act.SHOW_KIOSK):
            return None
        kiosk = Kiosk(
            self._theme,
            self._home,
            self.actor,
            window=self.window,
            second=self._customer_view,
            second_window=self._customer,
            store=self._store,
            parent=self,
        )
        kiosk.failed.connect(self._say)
        kiosk.lock_wanted.connect(self.lock_requested)
        self.window.offer_kiosk()
        self.window.kiosk_requested.connect(self._turn_kiosk)
        return kiosk

    def _print_ports(self) -> PrintPorts:
        return print_ports(
            self._home,
            self.actor,
            printer=self._printer,
            store=self._store,
            at_printer=self._at_printer,
            rendering=self._rendering,
        )

    def _build_payment(self) -> Screen:
        view = PaymentView(self._theme)
        printing = self._print_ports()
        ports = payment_ports(
            self._home,
            self.actor,
            machines=self._machines,
            choices=self._choices,
            printing=printing,
            store=self._store,
            search=self._search,
        )
        self._payment = PaymentPresenter(view, ports)
        self._payment.shift_wanted.connect(lambda: self.window.go_to(SHIFT))
        self._payment.shift_changed.connect(self._show_shift)
        self._payment.held_counted.connect(self._show_held)
        self._payment.customer_changed.connect(self._customer_view.display)
        view.notice_requested.connect(self._open_notice_of_row)
        return view

    def _build_cases(self) -> Screen:
        view = cases_screen(
            self._theme, self._home, self.actor, search=self._search, on_pay=self._pay_case
        )
        view.notice_requested.connect(lambda key: self._open_notice(CaseId(int(key))))
        return view

    def _build_open_items(self) -> Screen:
        view = OpenItemsView(self._theme)
        ladder = ladder_ports(
            self._home.desk,
            self.actor,
            machines=self._machines,
            choices=self._choices,
            store=self._store,
        )
        self._open_items = OpenItemsPresenter(view, ladder, forms=self._home.desk.receipt_forms)
        self._open_items.counted.connect(self._tell_open)
        self._open_items.settled.connect(self._print_settled)
        self._recovered_papers = Printing(self._print_ports(), self)
        return view

    def _build_receipts(self) -> Screen:
        forms = ("slip", "a4") if self._printer is not None else ("a4",)
        return self._books.build_receipts(Printing(self._print_ports(), self), forms=forms)

    def _tell_open(self, count: int) -> None:
        """Keep what is open before everybody's eyes until it is accounted for."""
        self._open_count = count
        self._show_blocked()
        self._show_waiting()

    def _tell_waiting(self, count: int) -> None:
        """Likewise receipts that are being taken back, and papers nobody is sure about."""
        self._waiting_count = count
        self._show_waiting()

    def _show_waiting(self) -> None:
        if self._home.standing is not None:
            return  # whoever may only look has nothing to resolve, and must know why
        words = ""
        if self._open_count:
            words = self.tr("有 {count} 筆交易還沒有結清，請先確認結果。").format(
                count=self._open_count
            )
        elif self._waiting_count:
            words = self.tr("有 {count} 張收據等待處理：作廢、退款，或不確定有沒有印完。").format(
                count=self._waiting_count
            )
        self.window.show_notice(words, status=Status.WARN, action=self.tr("處理") if words else "")

    def _print_settled(self, settlement: Settlement) -> None:
        """Print what was settled here; the payment screen prints only its own receipts."""
        if settlement.receipt is not None:
            self._recovered_papers.begin(settlement.receipt)
        if self._payment is not None:
            self._payment.begin()

    def _act_on_notice(self) -> None:
        if self._open_count and self.window.place != OPEN:
            self.window.go_to(OPEN)
        elif self._waiting_count and not self._open_count and self.window.place != RECEIPTS:
            self.window.go_to(RECEIPTS)
            self._books.list_waiting()
        elif not self._open_count:
            self.window.show_notice("")

    def _build_help(self) -> Screen:
        view = HelpView(self._theme)
        self._help = HelpPresenter(view, self._manual, self._rendering)
        self._help.back_requested.connect(lambda: self.window.go_to(self._before_help))
        return view

    def _open_manual(self) -> None:
        if self.window.place != HELP:
            self._before_help = self.window.place
        front = self.window.screen_in_front
        name = front.help_name() if front is not None else ""
        self._help.open_page(name or self._before_help)
        self.window.go_to(HELP)

    def _export_diagnostics(self) -> None:
        at = self._home.desk.clock().astimezone(TAIPEI)
        self._rendering.run(
            lambda: export_diagnostics(self._home.path, self._home.settings, at=at),
            on_done=self._say_exported,
            on_error=self._say,
        )

    def _say_exported(self, path: Path) -> None:
        self.window.show_notice(
            self.tr("診斷檔已存到 {path}（不含姓名、案號與卡號）。").format(path=path),
            action=self.tr("知道了"),
        )

    def _build_devices(self) -> Screen:
        return devices_screen(
            self._theme,
            self._home,
            self.actor,
            bench=Bench(
                machines=self._machines,
                workers=self._at_machine,
                printer=self._printer,
                printers_worker=self._at_printer,
            ),
            looking=self._looking,
            on_states=self._show_devices,
            on_settings=self._take_settings,
        )

    def _connect(self) -> None:
        self._scans.scanned.connect(self.window.take_scan)
        self._scans.garbled.connect(self._say_garbled)
        self.window.lock_requested.connect(self.lock_requested)
        self.window.notice_acted.connect(self._act_on_notice)
        self.window.manual_requested.connect(self._open_manual)
        self.window.diagnostics_requested.connect(self._export_diagnostics)
        self.window.device_action_requested.connect(self._act_on_device)
        self.window.place_changed.connect(self._leave_close)
        openers = (self._pickups.opener(), self._surveys.opener())
        found = [opener for opener in openers if opener is not None]
        self.window.set_close_guard(self._may_close)
        self.window.set_opener(lambda text: any(opener(text) for opener in found))

    # --- what happens -----------------------------------------------------------

    def _may_close(self) -> bool:
        """Say once that something typed would be lost; whoever closes again means it."""
        if not self._surveys.unsent or self._has_said_unsent:
            return True
        self._has_said_unsent = True
        self.window.show_notice(
            self.tr("問卷還有打好的沒存進資料庫；等它連上再關。再關一次，沒存的就不見了。"),
            status=Status.BAD,
        )
        return False

    def _recover(self) -> _Found:
        """Account for what was interrupted, before any new sale; on the store's worker."""
        desk = self._home.desk
        if not desk.is_read_only:
            self._clock_watch.compare_with_books()
            mark_interrupted_jobs(desk, self.actor)
            recover_without_asking(desk, self.actor, self._machines)
            recover_reversals(desk, self.actor, self._machines)
            # The program may have ended between a signature and its anchor outside the store.
            publish_anchors(desk)
        return _Found(
            shift=shift_in_hand(desk, self.actor),
            open_count=len(open_payments(desk, self.actor)),
        )

    def _begin(self, found: object) -> None:
        if not isinstance(found, _Found) or self._payment is None:
            return
        self._payment.begin()
        self._books.count_waiting()
        self._show_shift(found.shift)
        if found.open_count:
            self.window.go_to(OPEN)
        else:
            self.window.go_to(SHIFT if found.shift is None else PAYMENT)
        self.has_begun = True

    def _go_on_with_shift(self) -> None:
        self._begin_payment()
        self.window.go_to(PAYMENT)

    def _begin_payment(self) -> None:
        """Let the payment page and the frame look at the shift anew."""
        if self._payment is not None:
            self._payment.begin()

    def _go_to_open_item(self, what: str, _subject: str) -> None:
        """Lead to where an open item of a close is resolved."""
        if what == "held" and self._payment is not None:
            self.window.go_to(PAYMENT)
            self._payment.holding.show()
            return
        self.window.go_to(OPEN if what == "tender" else RECEIPTS)

    def _leave_close(self, place: str) -> None:
        if place != CLOSE:
            self._money.come_home()

    def _pay_case(self, case_id: CaseId) -> None:
        self._store.run(
            partial(case_detail, self._home.desk, self.actor, case_id),
            on_done=self._take_to_payment,
            on_error=self._say,
        )

    def _take_to_payment(self, case: Case | None) -> None:
        if self._payment is not None and case is not None:
            self.window.go_to(PAYMENT)
            self._payment.picking.enter(case.case_number)

    def _open_notice_of_row(self, key: str) -> None:
        what, number = row_of(key) if key else ("", 0)
        if what == CASE_ROW:
            self._open_notice(CaseId(number))

    def _open_notice(self, case_id: CaseId) -> None:
        if self.actor.may(Act.ISSUE_NOTICE):
            self.window.go_to(NOTICES)
            self._notices.open_case(case_id)

    def _turn_kiosk(self) -> None:
        """Call the questionnaire up on the second screen, or take it back."""
        if self._kiosk is not None and not self._kiosk.turn_second():
            self.window.show_notice(
                self._kiosk.why_not(), status=Status.WARN, action=self.tr("知道了")
            )

    def _say(self, error: Exception) -> None:
        self.window.show_notice(say_or_raise(error).as_line(), status=Status.BAD)

    def _say_garbled(self) -> None:
        self.window.show_notice(
            self.tr("掃描的內容被輸入法改掉了：請切換為英數，或按 F3 重掃。"),
            status=Status.WARN,
            action=self.tr("知道了"),
        )

    # --- the frame ----------------------------------------------------------------

    def _desk_words(self) -> str:
        return _desk_words(self._home.desk.desk_no)

    def _first_shell(self) -> ShellScreen:
        return ShellScreen(
            person_words=self.actor.display_name,
            desk_words=self._desk_words(),
            time_words=self._time_words(),
            held_count=0 if self.actor.may(Act.TAKE_PAYMENT) else None,
            is_demo=self._home.is_demo,
        )

    def _put_shell(self, shell: ShellScreen) -> None:
        self._shell = shell
        self.window.display(shell)

    def _time_words(self) -> str:
        now = self._home.desk.clock().astimezone(TAIPEI)
        return self.tr("{day}（{weekday}）{time}").format(
            day=format_roc(now.date()), weekday=say_weekday(now.date()), time=f"{now:%H:%M}"
        )

    def _show_time(self) -> None:
        if self._open_items is not None and not self.is_asking_machine:
            self._open_items.look()
        words = self._time_words()
        if words != self._shell.time_words:
            self._put_shell(replace(self._shell, time_words=words))

    def _watch(self) -> None:
        """See now and then whether the clock jumped, and how old the newest copy is."""
        # Whatever keeps it from being told now, it is found again the next time.
        self._store.run(self._look_around, on_done=self._show_backup, on_error=lambda _error: None)

    def _look_around(self) -> DeviceState:
        self._clock_watch.look()
        return backup_item(backup_age(self._home.desk, self._home.backups))

    def _show_backup(self, item: DeviceState) -> None:
        if self.actor.may(Act.CHECK_DESK):
            self._backup_item = (item,)
            self._show_blocked()

    def _show_devices(self, states: tuple[DeviceState, ...]) -> None:
        self._device_states = states
        self._show_blocked()

    def _show_blocked(self) -> None:
        """Say of a machine with an open sale that it is blocked, however well it is."""
        blocked = self._open_items.blocked_devices if self._open_items is not None else frozenset()
        shown = tuple(
            replace(
                state,
                status=Status.WARN,
                state_words=self.tr("有未結交易"),
                action_words=self.tr("處理"),
            )
            if state.name in blocked
            else state
            for state in (*self._device_states, *self._backup_item)
        )
        if shown != self._shell.devices:
            self._put_shell(replace(self._shell, devices=shown))

    def _act_on_device(self, name: str) -> None:
        if name == BACKUP_ITEM:
            self.window.go_to(CHECK)
            return
        is_blocked = self._open_items is not None and name in self._open_items.blocked_devices
        self.window.go_to(OPEN if is_blocked else DEVICES)

    def _take_settings(self, settings: Settings) -> None:
        scanner = settings.scanner
        self._scans.set_profile(
            ScanProfile(gap_ms=scanner.gap_ms, length_min=scanner.length_min, prefix=scanner.prefix)
        )
        self.machines_changed.emit(settings)

    def _show_held(self, count: int) -> None:
        self._put_shell(replace(self._shell, held_count=count))

    def _show_shift(self, found: ShiftInHand | None) -> None:
        if found is None:
            words = self.tr("尚未開班")
            self._put_shell(replace(self._shell, day_words=words, figures=""))
            return
        day = self.tr("營業日 {day}").format(day=format_roc(found.shift.business_day))
        if found.shift.state is ShiftState.CLOSING:
            # The drawer is being counted blind: the frame must not tell.
            self._put_shell(replace(self._shell, day_words=day, figures=self.tr("日結中")))
            return
        taken = found.totals.by_tender_twd
        figures = self.tr("本班 {count} 筆　現金 {cash}　刷卡 {card}").format(
            count=found.totals.payment_count,
            cash=f"{taken.get('cash', 0):,}",
            card=f"{taken.get('card', 0) + taken.get('mobile_pay', 0):,}",
        )
        self._put_shell(replace(self._shell, day_words=day, figures=figures))


def _customer_window(view: CustomerView) -> CustomerWindow:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a window needs an application")
    return CustomerWindow(view, app)


def _desk_words(number: int) -> str:
    return translate("Workspace", "{number} 號櫃檯").format(number=number)
