"""Lines of collection files for tests, in the layouts that ship."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, select

from counter_app.domain.collections import CollectionOutcome, ImportedCollections
from counter_app.domain.notices import Notice
from counter_app.domain.staff import Actor, Role
from counter_app.services.collections import import_collections
from counter_app.services.desk import Desk
from counter_app.services.notices import issue_notice
from counter_app.store.schema import cases, collections
from factories import NOON, make_actor, make_case_row
from notice_desk import put_terms

STORE = "taishin-store"
ATM = "taishin-atm"
BOT = "bot-csv"
TODAY = NOON.date()
SUPERVISOR = make_actor(Role.SUPERVISOR)


def store_line(
    number: str = "7006020000000019",
    amount_twd: int | str = 2350,
    *,
    paid_on: date | str = TODAY,
    debited_on: date | str = TODAY,
    agent: str = "TFM",
) -> bytes:
    """Return one line of what stores took in, without its end."""
    days = "".join(
        day if isinstance(day, str) else f"{day:%Y%m%d}" for day in (debited_on, paid_on)
    )
    amount = amount_twd if isinstance(amount_twd, str) else f"{amount_twd:09d}"
    return f"{days}{number:>16}{amount}1101{agent:<8}20760100002047".encode("ascii")


def atm_line(
    account: str,
    amount_twd: int,
    *,
    paid_on: date = TODAY,
    sequence: int = 1,
    sign: str = "+",
    status: str = "S",
) -> bytes:
    """Return one line of what reached virtual accounts, without its end."""
    head = f"000020760100002047{paid_on:%Y%m%d}{sequence:06d}A093158ATM "
    body = f"{amount_twd * 10:<12}{sign}C{account:<14}00{'':10}825{'':20}{168371:<18}{status}"
    return (head + body).encode("ascii")


def bot_text(rows: Iterable[tuple[str, int, str]], *, paid_on: date = TODAY) -> str:
    """Return a list of virtual accounts as CSV: account, amount, status."""
    day = f"{paid_on.year - 1911}/{paid_on:%m/%d}"
    told = [f'{day},{day},{account},"{amount:,}",{status}' for account, amount, status in rows]
    total = sum(amount for _, amount, _ in rows)
    end = f"合計,{len(told)},{total}"
    return "\r\n".join(["入帳日,繳款日,虛擬帳號,金額,狀態", *told, end]) + "\r\n"


def write_lines(folder: Path, *lines: bytes, name: str = "collected.txt") -> Path:
    """Write a file of whole lines."""
    path = folder / name
    path.write_bytes(b"".join(line + b"\r\n" for line in lines))
    return path


@dataclass
class Office:
    """A branch that issues notices and imports what was paid for them."""

    engine: Engine
    desk: Desk
    folder: Path
    actor: Actor = SUPERVISOR
    _serial: int = field(default=0)

    @classmethod
    def opened(cls, engine: Engine, desk: Desk, folder: Path) -> "Office":
        """Return an office whose branch has its contracts."""
        put_terms(desk)
        return cls(engine, desk, folder)

    def notice(self, **case: object) -> Notice:
        """Issue a notice for a new case."""
        self._serial += 1
        case.setdefault("case_number", f"宜執和114年綜所稅執字第{self._serial:08d}號")
        return issue_notice(self.desk, make_actor(), make_case_row(self.engine, **case))

    def take_in(self, *lines: bytes, profile: str = STORE) -> ImportedCollections:
        """Import a file of these lines."""
        path = write_lines(self.folder, *lines)
        return import_collections(self.desk, self.actor, path, profile=profile)

    def rows(self, *, after: int = 0) -> list[Any]:
        """Return the lines in the books behind a place of the chain, in its order."""
        query = select(collections).where(collections.c.chain_seq > after)
        with self.engine.connect() as connection:
            return list(connection.execute(query.order_by(collections.c.chain_seq)))

    def last_place(self) -> int:
        """Return the place of the newest line in the chain."""
        with self.engine.connect() as connection:
            return int(connection.scalar(select(func.max(collections.c.chain_seq))) or 0)

    def case(self, notice: Notice) -> Any:  # noqa: ANN401 - a row
        """Return the row of a notice's case."""
        with self.engine.connect() as connection:
            return connection.execute(select(cases).where(cases.c.case_id == notice.case_id)).one()

    def owed_twd(self) -> int:
        """Return what all cases together still owe."""
        columns = (cases.c.principal_twd, cases.c.late_fee_twd, cases.c.interest_twd)
        total = func.sum(sum(columns, cases.c.costs_twd))
        with self.engine.connect() as connection:
            return int(connection.scalar(select(total)) or 0)


def segment_2(notice: Notice) -> str:
    """Return what the till reads of a notice."""
    assert notice.store_barcode is not None
    return notice.store_barcode.segment_2


def account(notice: Notice) -> str:
    """Return the virtual account of a notice."""
    assert notice.virtual_account is not None
    return notice.virtual_account.account


def outcomes(done: ImportedCollections) -> dict[CollectionOutcome, int]:
    """Return how many lines became what."""
    return {outcome: count for outcome, count in done.counts.items() if count}


def days_ago(count: int) -> date:
    """Return a day before the one on which the clock of the tests stands."""
    return TODAY - timedelta(days=count)
