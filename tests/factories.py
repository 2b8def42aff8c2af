"""Believable values for tests: a store with its rules, a desk, people, cases, a draft.

Each function has a default for everything; name what a test is about, leave out the rest.
"""

import itertools
import json
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, insert, select

from counter_app.documents.fonts import missing_glyphs
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.case_numbers import parse_case_number
from counter_app.domain.cases import CaseId
from counter_app.domain.drafts import Draft, DraftCase
from counter_app.domain.money import Twd
from counter_app.domain.passwords import DEMO
from counter_app.domain.payments import FeeItem, PaymentId
from counter_app.domain.staff import Actor, Role, StaffId
from counter_app.exchange.defaults import read_defaults
from counter_app.services import shifts
from counter_app.services.backup import BackupPlace
from counter_app.services.desk import Desk
from counter_app.services.opening import open_books
from counter_app.services.password_policy import FACT_POLICY
from counter_app.store.backup import StoreCopier
from counter_app.store.case_search import CaseSearch, name_suffixes_of
from counter_app.store.opening import fold_log, migrate, open_sqlite
from counter_app.store.schema import agencies, cases, name_suffixes, names
from counter_app.store.unit_of_work import UnitOfWork
from counter_app.vault.passwords import PasswordVault

RESOURCES = Path(__file__).parents[1] / "resources"
NOON = datetime(2025, 11, 20, 12, 0, tzinfo=TAIPEI)
"""ROC 114/11/20, a Thursday: where the stopped clock of the tests stands."""
BRANCH = "法務部行政執行署宜蘭分署"
CHEAP_VAULT = PasswordVault(memory_kib=8, rounds=1, lanes=1)
"""Real hashes that cost next to nothing."""


@dataclass
class StoppedClock:
    """A clock that moves only when it is told to."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


@dataclass
class CountedIds:
    """Identities that are the same in every run."""

    prefix: str = "id"
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def __call__(self) -> str:
        return f"{self.prefix}-{next(self._numbers):08d}"


def make_store(folder: Path) -> Engine:
    """Return an engine on a new, migrated, encrypted SQLite store; dispose of it yourself."""
    path = folder / "store.db"
    path.touch(mode=0o600)
    path.write_bytes(_migrated())
    return open_sqlite(path, key=bytes(32))


@cache
def _migrated() -> bytes:
    """Return the file of an empty store; the steps to it are taken once, not for every test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        engine = open_sqlite(path, key=bytes(32))
        migrate(engine)
        fold_log(engine)
        engine.dispose()
        return path.read_bytes()


def make_desk(engine: Engine, **changes: object) -> Desk:
    """Return a desk on a store, its clock stopped at `NOON`."""
    desk_no = changes.get("desk_no", 1)
    values: dict[str, Any] = {
        "open_unit": partial(UnitOfWork, engine),
        "case_search": CaseSearch(engine),
        "clock": StoppedClock(),
        "new_id": CountedIds(prefix=f"d{desk_no}"),
        "desk_no": desk_no,
        "branch_name": BRANCH,
        "is_demo": False,
        "is_working_day": is_weekday,
        "holiday_name": lambda _day: "",
        "missing_glyphs": missing_glyphs,
        "vault": CHEAP_VAULT,
    }
    values.update(changes)
    clock = values["clock"]
    values.setdefault("steady_s", lambda: clock().timestamp())
    return Desk(**values)


def make_backup_place(engine: Engine, folder: Path, *, keep_count: int = 3) -> BackupPlace:
    """Return where the copies of a test's store go; its key is all zeros."""
    return BackupPlace(
        copier=StoreCopier(engine),
        read_key=lambda: bytes(32),
        folder=folder,
        keep_count=keep_count,
    )


def is_weekday(day: date) -> bool:
    """Stand for the official calendar: Monday to Friday."""
    return day.weekday() < 5


def open_branch(desk: Desk) -> None:
    """Write the shipped kinds, tender rules and prices into the store of a desk.

    Passwords may be plain, and those that were given may be kept: what a test signs in with is
    not what it is about.  Tests of passwords set the policy themselves.
    """
    open_books(desk, read_defaults(RESOURCES / "defaults" / "rules.toml"))
    with desk.open_unit() as unit:
        unit.facts.put(FACT_POLICY, json.dumps(asdict(DEMO)))
        unit.commit()


def make_actor(role: Role = Role.CLERK, **changes: object) -> Actor:
    """Return somebody at desk 1 who is signed in."""
    number = list(Role).index(role) + 1
    values: dict[str, Any] = {
        "staff_id": StaffId(number),
        "login": role.value,
        "display_name": _NAMES[role],
        "role": role,
        "desk_no": 1,
    }
    values.update(changes)
    return Actor(**values)


_NAMES = {
    Role.CLERK: "林怡君",
    Role.SUPERVISOR: "陳主管",
    Role.CASHIER_OFFICE: "出納員",
    Role.VOLUNTEER: "志工甲",
    Role.AUDITOR: "政風員",
    Role.ADMINISTRATOR: "管理員",
}


def open_shift(desk: Desk, actor: Actor | None = None, *, float_twd: int = 5000) -> None:
    """Open the drawer of a desk for the day of its clock."""
    shifts.open_shift(desk, actor or make_actor(desk_no=desk.desk_no), float_twd=Twd(float_twd))


def make_case_row(engine: Engine, **changes: object) -> CaseId:
    """Write one open case into the store and return its identity.

    Keywords are the columns of a case, and ``obligor_name`` and ``agency_name``.
    """
    values: dict[str, Any] = {
        "case_number": "宜執和114年綜所稅執字第00027724號",
        "obligor_name": "王小明",
        "obligor_number": "A123456789",
        "address": "宜蘭縣宜蘭市測試路 1 號",
        "agency_code": "A05010000G",
        "agency_name": "財政部北區國稅局",
        "kind": "罰鍰",
        "section": "和",
        "section_clerk": "書記官甲",
        "section_phone": "03-9000000 分機 11",
        "principal_twd": 2000,
        "late_fee_twd": 300,
        "interest_twd": 0,
        "costs_twd": 50,
        "late_fee_charged_twd": None,
        "principal_charged_twd": None,
        "computed_on": date(2025, 11, 1),
        "due_on": date(2025, 10, 31),
        "expires_on": date(2030, 10, 31),
        "last_paid_on": None,
        "version": 1,
    }
    unknown = set(changes) - set(values)
    if unknown:
        raise ValueError(f"no such column of a case: {unknown}")
    values.update(changes)
    number = parse_case_number(values["case_number"])
    name = values.pop("obligor_name")
    agency_name = values.pop("agency_name")
    if values["late_fee_charged_twd"] is None:
        values["late_fee_charged_twd"] = values["late_fee_twd"]
    if values["principal_charged_twd"] is None:
        values["principal_charged_twd"] = values["principal_twd"]
    with engine.begin() as connection:
        code = values["agency_code"]
        known = connection.scalar(select(agencies).where(agencies.c.agency_code == code))
        if known is None:
            connection.execute(insert(agencies), {"agency_code": code, "agency_name": agency_name})
        name_id = connection.scalar(select(names.c.name_id).where(names.c.name == name))
        if name_id is None:
            made = connection.execute(insert(names), {"name": name}).inserted_primary_key
            assert made is not None
            name_id = made[0]
            tails = [{"suffix": tail, "name_id": name_id} for tail in name_suffixes_of(name)]
            if tails:
                connection.execute(insert(name_suffixes), tails)
        row = values | {
            "case_key": number.key,
            "year_serial": number.year_serial,
            "name_id": name_id,
        }
        done = connection.execute(insert(cases), row).inserted_primary_key
        assert done is not None
        return CaseId(done[0])


def make_draft(*case_ids: CaseId, **changes: object) -> Draft:
    """Return a draft that pays some cases in full."""
    values: dict[str, Any] = {
        "payment_id": PaymentId("payment-1"),
        "desk_no": 1,
        "clerk": "clerk",
        "is_held": False,
        "saved_at": NOON,
        "label": "王○明",
        "payer_name": "王小明",
        "payer_number": "A123456789",
        "cases": tuple(
            DraftCase(case_id=case_id, obligor_number="A123456789") for case_id in case_ids
        ),
        "fees": (),
    }
    values.update(changes)
    return Draft(**values)


def make_fee(**changes: object) -> FeeItem:
    """Return three copies at NT$2."""
    values: dict[str, Any] = {
        "code": "COPY-B4",
        "name": "影印費（B4 以下黑白）",
        "group": "規費",
        "quantity": 3,
        "unit_price_twd": Twd(2),
    }
    values.update(changes)
    return FeeItem(**values)
