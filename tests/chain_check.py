"""Checks the chain of a store from the outside, by the rule that `domain.chain` states."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Table, select

from counter_app.domain.chain import GENESIS, link_hash
from counter_app.store.schema import CHAINED, chain_heads

_HASHES = {"previous_hash", "row_hash"}


def chain_faults(connection: Connection) -> list[str]:
    """Return what is wrong with the chains of a store, in words; nothing when they are sound."""
    links: dict[int, list[tuple[Table, dict[str, Any]]]] = defaultdict(list)
    for table in CHAINED:
        for row in connection.execute(select(table)).mappings():
            if row["row_hash"] is not None:
                links[row["desk_no"]].append((table, dict(row)))
    heads = _heads(connection)
    faults = []
    for desk_no in sorted(links.keys() | heads.keys()):
        of_desk = sorted(links[desk_no], key=lambda link: int(link[1]["chain_seq"]))
        faults += _faults_of(desk_no, of_desk, heads.get(desk_no, (0, GENESIS)))
    return faults


def _heads(connection: Connection) -> dict[int, tuple[int, str]]:
    rows = connection.execute(select(chain_heads))
    return {row.desk_no: (row.chain_seq, row.row_hash) for row in rows}


def _faults_of(
    desk_no: int, links: list[tuple[Table, dict[str, Any]]], head: tuple[int, str]
) -> list[str]:
    faults = []
    previous = GENESIS
    for place, (table, row) in enumerate(links, start=1):
        name = f"desk {desk_no}, link {row['chain_seq']} in {table.name}"
        columns = {key: value for key, value in row.items() if key not in _HASHES}
        if row["chain_seq"] != place:
            faults.append(f"{name}: expected link {place}")
        if row["previous_hash"] != previous:
            faults.append(f"{name}: does not follow the link before it")
        if row["row_hash"] != link_hash(row["previous_hash"], table.name, columns):
            faults.append(f"{name}: its content was changed")
        previous = row["row_hash"]
    if head != (len(links), previous):
        faults.append(f"desk {desk_no}: the head is not its last link")
    return faults
