"""Binds each screen beside the payment to the services of one desk and one person."""

from collections.abc import Callable
from functools import partial

from counter_app.bootstrap.folders import settings_path
from counter_app.bootstrap.homes import Home
from counter_app.domain.cases import CaseId
from counter_app.domain.staff import Act, Actor
from counter_app.exchange.rejected_rows import first_rejected
from counter_app.services.case_import import import_cases
from counter_app.services.case_sheets import case_sheet
from counter_app.services.cases import case_lines, find_cases, list_cases
from counter_app.services.desk_settings import change_settings, put_kiosk_code
from counter_app.services.notice_terms import notice_terms, put_terms
from counter_app.services.password_policy import change_policy, password_policy
from counter_app.services.prices import (
    case_kinds,
    postal_rates,
    price_history,
    price_list,
    put_postal_rate,
    put_price,
    put_tender_rule,
    tender_rules,
    withdraw_price,
)
from counter_app.services.reveal import reveal
from counter_app.services.staff import (
    add_staff,
    close_account,
    list_locks,
    list_staff,
    reopen_account,
    set_password,
    unlock_account,
)
from counter_app.settings import Settings, read_settings
from counter_app.ui.background import Background
from counter_app.ui.case_import.presenter import ImportPorts, ImportPresenter
from counter_app.ui.case_import.view import ImportView
from counter_app.ui.cases.presenter import CasesPorts, CasesPresenter
from counter_app.ui.cases.view import CasesView
from counter_app.ui.notice_terms.presenter import TermsPorts, TermsPresenter
from counter_app.ui.notice_terms.view import TermsView
from counter_app.ui.prices.presenter import PricesPorts, PricesPresenter
from counter_app.ui.prices.view import PricesView
from counter_app.ui.screen import Screen
from counter_app.ui.settings.presenter import SettingsPorts, SettingsPresenter
from counter_app.ui.settings.view import SettingsView
from counter_app.ui.staff.presenter import StaffPorts, StaffPresenter
from counter_app.ui.staff.view import StaffView
from counter_app.ui.theme.style import Theme


def cases_screen(
    theme: Theme,
    home: Home,
    actor: Actor,
    *,
    search: Background,
    on_pay: Callable[[CaseId], object],
) -> CasesView:
    """Return the screen that finds cases and looks at them."""
    desk = home.desk
    view = CasesView(theme)
    presenter = CasesPresenter(
        view,
        search,
        CasesPorts(
            today=desk.today,
            find=partial(find_cases, desk, actor),
            every=partial(list_cases, desk, actor),
            lines=partial(case_lines, desk, actor),
            sheet=partial(case_sheet, desk, actor),
            kinds=partial(case_kinds, desk, actor),
            reveal=lambda subject, what: reveal(desk, actor, subject=subject, what=what),
        ),
        may_pay=actor.may(Act.TAKE_PAYMENT),
        may_reveal=actor.may(Act.UNMASK),
    )
    presenter.pay_requested.connect(on_pay)
    return view


def import_screen(theme: Theme, home: Home, actor: Actor, *, importing: Background) -> Screen:
    """Return the screen that takes case files in."""
    view = ImportView(theme)
    ImportPresenter(
        view,
        importing,
        ImportPorts(
            import_cases=lambda path, all_or_nothing, tell: import_cases(
                home.desk, actor, path, all_or_nothing=all_or_nothing, progress=tell
            ),
            first_rejected=lambda path, limit: first_rejected(path, limit=limit),
        ),
    )
    return view


def staff_screen(theme: Theme, home: Home, actor: Actor, *, store: Background) -> Screen:
    """Return the screen of accounts."""
    desk = home.desk
    view = StaffView(theme)
    StaffPresenter(
        view,
        store,
        StaffPorts(
            list_staff=partial(list_staff, desk, actor),
            add_staff=lambda new: add_staff(
                desk,
                actor,
                login=new.login,
                display_name=new.display_name,
                role=new.role,
                password=new.password,
            ),
            close_account=lambda login: close_account(desk, actor, login=login),
            reopen_account=lambda login: reopen_account(desk, actor, login=login),
            set_password=lambda login, password: set_password(
                desk, actor, login=login, password=password
            ),
            list_locks=partial(list_locks, desk, actor),
            unlock_account=lambda login: unlock_account(desk, actor, login=login),
            policy=partial(password_policy, desk),
            change_policy=partial(change_policy, desk, actor),
        ),
        actor=actor,
    )
    return view


def prices_screen(theme: Theme, home: Home, actor: Actor, *, store: Background) -> Screen:
    """Return the screen of prices and rules."""
    desk = home.desk
    terms = terms_screen(theme, home, actor, store=store)
    view = PricesView(theme, today=desk.today(), terms=terms)
    PricesPresenter(
        view,
        store,
        PricesPorts(
            today=desk.today,
            price_list=lambda on: price_list(desk, actor, on=on),
            price_history=lambda code: price_history(desk, actor, code=code),
            put_price=partial(put_price, desk, actor),
            withdraw_price=lambda code, day: withdraw_price(desk, actor, code=code, from_day=day),
            tender_rules=partial(tender_rules, desk, actor),
            put_tender_rule=partial(put_tender_rule, desk, actor),
            postal_rates=partial(postal_rates, desk, actor),
            put_postal_rate=partial(put_postal_rate, desk, actor),
            kinds=partial(case_kinds, desk, actor),
        ),
        actor=actor,
    )
    return view


def terms_screen(theme: Theme, home: Home, actor: Actor, *, store: Background) -> TermsView:
    """Return the page of what notices are printed with; it stands in that of prices and rules."""
    desk = home.desk
    view = TermsView(theme, today=desk.today())
    TermsPresenter(
        view,
        store,
        TermsPorts(
            today=desk.today,
            terms=partial(notice_terms, desk, actor),
            put_terms=partial(put_terms, desk, actor),
            kinds=partial(case_kinds, desk, actor),
        ),
        actor=actor,
    )
    return view


def settings_screen(
    theme: Theme,
    home: Home,
    actor: Actor,
    *,
    store: Background,
    on_changed: Callable[[Settings], object],
) -> Screen:
    """Return the screen of settings; the looks change with the theme at once."""
    path = settings_path(home.path)
    view = SettingsView(theme)
    presenter = SettingsPresenter(
        view,
        store,
        SettingsPorts(
            read=lambda: read_settings(path),
            change=lambda change: change_settings(home.desk, actor, change, settings_file=path),
            choose=theme.choose,
            put_code=lambda code: put_kiosk_code(home.desk, actor, code, settings_file=path),
        ),
        actor=actor,
    )
    presenter.changed.connect(on_changed)
    return view
