import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from threading import Barrier, Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, insert, select, text

from counter_app.domain.case_numbers import parse_case_number
from counter_app.domain.cases import CaseId
from counter_app.store.case_search import CaseFilter, CaseHit, CaseSearch, name_suffixes_of
from counter_app.store.errors import StoreUnreachable
from counter_app.store.opening import open_postgresql
from counter_app.store.schema import metadata, names
from factories import NOON, make_case_row
from vectors import read_vector_file, read_vectors

SETTLED = {"principal_twd": 0, "late_fee_twd": 0, "interest_twd": 0, "costs_twd": 0}
SIGNS = "王小明陳志𡍼%_\\'"


@pytest.fixture
def search(engine: Engine) -> Iterator[CaseSearch]:
    found = CaseSearch(engine)
    yield found
    found.close()


@dataclass
class Crowd:
    """Cases with names of few signs, so that every part of a name has company."""

    engine: Engine
    names: dict[CaseId, tuple[str, bool]] = field(default_factory=dict)
    name_ids: dict[str, int] = field(default_factory=dict)

    def expected(self, part: str) -> list[CaseId]:
        """The rule of the search, written down without any index."""

        def place(item: tuple[CaseId, tuple[str, bool]]) -> tuple[bool, bool, bytes, int, int]:
            case_id, (name, is_open) = item
            if name.startswith(part):
                return (False, not is_open, name.encode(), 0, case_id)
            tails = [name[i : i + 6] for i in range(1, len(name)) if name[i:].startswith(part[:6])]
            return (True, not is_open, min(tails).encode(), self.name_ids[name], case_id)

        holding = [item for item in self.names.items() if part in item[1][0]]
        return [case_id for case_id, _name in sorted(holding, key=place)]

    def by_like(self, part: str) -> list[CaseId]:
        """What the database finds by reading every name."""
        pattern = "".join("\\" + sign if sign in "%_\\" else sign for sign in part)
        query = text(
            "SELECT c.case_id FROM cases c JOIN names n ON n.name_id = c.name_id"
            " WHERE n.name LIKE :pattern ESCAPE '\\'"
        )
        with self.engine.connect() as connection:
            found = connection.scalars(query, {"pattern": f"%{pattern}%"})
            return [CaseId(case_id) for case_id in found]


@pytest.fixture
def crowd(engine: Engine) -> Crowd:
    made = random.Random(20251120)
    people = Crowd(engine)
    for serial in range(1, 301):
        name = "".join(made.choices(SIGNS, k=made.choice((1, 2, 3, 3, 3, 4, 9, 12))))
        is_open = made.random() < 0.5
        number = f"114年罰執字第{serial}號"
        settled = {} if is_open else SETTLED
        case_id = make_case_row(engine, case_number=number, obligor_name=name, **settled)
        people.names[case_id] = (name, is_open)
    with engine.connect() as connection:
        for row in connection.execute(select(names)):
            people.name_ids[row.name] = row.name_id
    return people


def numbers_of(hits: list[CaseHit]) -> list[str]:
    return [hit.case_number for hit in hits]


@pytest.mark.parametrize("vector", read_vectors("case_numbers"), ids=lambda v: str(v["text"]))
def test_a_case_is_found_by_every_printed_form(
    engine: Engine, search: CaseSearch, vector: dict[str, str]
) -> None:
    number = parse_case_number(vector["text"])
    make_case_row(engine, case_number="90年他執字第1號")
    make_case_row(engine, case_number=number.printed())
    bare = f"{number.year}年度{number.kind_word}{number.track}字第{number.serial}號"
    wide = vector["text"].translate({ord(d): ord(d) - 48 + 0xFF10 for d in "0123456789"})

    for form in (vector["text"], number.printed(), bare, wide, f" {bare}\r\n", " ".join(bare)):
        assert numbers_of(search.search(form)) == [number.printed()], form


def test_a_case_is_found_by_its_thirteen_digits(engine: Engine, search: CaseSearch) -> None:
    numeric = read_vector_file("case_numbers")["numeric"]["text"]
    make_case_row(engine, case_number="101年贈稅執特專字第50597號")
    make_case_row(engine, case_number="101年罰執字第50597號", **SETTLED)
    make_case_row(engine, case_number="101年罰執字第50598號")

    assert numbers_of(search.search(numeric)) == [
        "101年贈稅執特專字第50597號",
        "101年罰執字第50597號",
    ]


@pytest.mark.parametrize("number", ["A123456789", "04595257"])
def test_all_cases_of_a_number_are_found_and_open_ones_come_first(
    engine: Engine, search: CaseSearch, number: str
) -> None:
    ids = [
        make_case_row(
            engine,
            case_number=f"114年罰執字第{serial}號",
            obligor_number=number,
            **(SETTLED if serial % 2 else {}),
        )
        for serial in range(1, 5)
    ]
    make_case_row(engine, case_number="114年罰執字第9號", obligor_number="A223456781")

    hits = search.search(f" {number.lower()} ")

    assert [hit.case_id for hit in hits] == [ids[3], ids[1], ids[2], ids[0]]
    assert [hit.is_open for hit in hits] == [True, True, False, False]
    assert [hit.case_id for hit in search.open_cases_of_obligor(number)] == [ids[3], ids[1]]


def test_no_number_names_nobody(engine: Engine, search: CaseSearch) -> None:
    make_case_row(engine, obligor_number="")
    assert search.open_cases_of_obligor("") == []
    for nothing in ("", " ", "\x00", "\u200b", "A123456788", "12345678901234", "N11400000001"):
        assert search.search(nothing) == []


def test_a_line_shows_what_was_delivered(engine: Engine, search: CaseSearch) -> None:
    case_id = make_case_row(engine)
    assert search.search("王小明") == [
        CaseHit(
            case_id=case_id,
            case_number="宜執和114年綜所稅執字第00027724號",
            obligor_name="王小明",
            obligor_number="A123456789",
            kind=search.search("王小明")[0].kind,
            agency_name="財政部北區國稅局",
            section="和",
            due_twd=search.search("王小明")[0].due_twd,
            computed_on=date(2025, 11, 1),
            due_on=date(2025, 10, 31),
            expires_on=date(2030, 10, 31),
        )
    ]
    assert search.search("王小明")[0].due_twd == 2350


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("王小明", ["王小明", "王小明明"]),
        ("王小", ["王小明", "王小明明"]),
        ("王", ["王小明", "王小明明", "小王", "明王"]),
        ("小明", ["王小明", "王小明明"]),
        ("明", ["明王", "王小明", "王小明明"]),
        ("%", []),
        ("_", []),
        ("王%明", []),
        ("' OR 1=1 --", []),
        ("NGUYEN", ["NGUYEN VAN"]),
        ("nguyen", ["NGUYEN VAN"]),
        ("van", ["NGUYEN VAN"]),
        ("機械股份有限公司", ["大安機械股份有限公司"]),
        ("安機械股份有限公司", ["大安機械股份有限公司"]),
        ("安機械股份有限公局", []),
        ("𡍼", ["林𡍼"]),
    ],
)
def test_a_name_is_found_by_any_part_of_it(
    engine: Engine, search: CaseSearch, part: str, found: list[str]
) -> None:
    for serial, name in enumerate(
        ("王小明", "王小明明", "小王", "明王", "NGUYEN VAN", "大安機械股份有限公司", "林𡍼"), 1
    ):
        make_case_row(engine, case_number=f"114年罰執字第{serial}號", obligor_name=name)

    assert [hit.obligor_name for hit in search.search(part)] == found


def test_signs_that_mean_something_in_like_are_signs(engine: Engine, search: CaseSearch) -> None:
    for serial, name in enumerate(("百%公司", "百分公司", "底_線", "底.線", "斜\\線"), 1):
        make_case_row(engine, case_number=f"114年罰執字第{serial}號", obligor_name=name)

    for part, name in (
        ("%公", "百%公司"),
        ("_線", "底_線"),
        ("\\線", "斜\\線"),
        ("百%", "百%公司"),
    ):
        assert [hit.obligor_name for hit in search.search(part)] == [name]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(part=st.text(SIGNS, min_size=1, max_size=9), limit=st.sampled_from([1, 7, 50, 1000]))
def test_the_search_agrees_with_reading_every_name(
    search: CaseSearch, crowd: Crowd, part: str, limit: int
) -> None:
    expected = crowd.expected(part)

    assert sorted(crowd.by_like(part)) == sorted(expected)
    assert [hit.case_id for hit in search.by_name(part, limit=limit)] == expected[:limit]


@settings(deadline=None)
@given(name=st.text(SIGNS, min_size=1, max_size=9))
def test_every_part_of_a_name_begins_one_of_its_tails(name: str) -> None:
    tails = name_suffixes_of(name) | {name}
    for start in range(len(name)):
        for end in range(start + 1, min(start + 6, len(name)) + 1):
            assert any(tail.startswith(name[start:end]) for tail in tails)


def test_a_case_is_found_by_its_receipt(engine: Engine, search: CaseSearch) -> None:
    paid = make_case_row(engine, case_number="114年罰執字第1號")
    make_case_row(engine, case_number="114年罰執字第2號")
    _write_receipt(engine, paid, "R11401000001")

    assert [hit.case_id for hit in search.search("r11401000001\r")] == [paid]
    assert search.search("R11401000002") == []
    assert search.search("R1140100000") == []


def _write_receipt(engine: Engine, case_id: CaseId, number: str) -> None:
    rows = {
        "shifts": {
            "shift_id": "s",
            "opened_at": NOON,
            "opened_by": "clerk",
            "float_twd": 0,
            "state": "open",
        },
        "payments": {
            "payment_id": "p",
            "shift_id": "s",
            "holder_in_person": False,
            "state": "settled",
            "total_twd": 1,
            "receipt_number": number,
            "started_at": NOON,
        },
        "payment_items": {
            "payment_id": "p",
            "line_number": 1,
            "case_id": case_id,
            "case_version": 1,
            "amount_twd": 4,
        },
        "receipts": {
            "receipt_number": number,
            "payment_id": "p",
            "issued_at": NOON,
            "total_twd": 1,
        },
    }
    with engine.begin() as connection:
        for table, known in rows.items():
            columns = metadata.tables[table].c
            filled = {
                column.name: {"DATE": NOON.date(), "VARCHAR": "", "TEXT": ""}.get(
                    str(column.type.compile()).split("(", maxsplit=1)[0], 1
                )
                for column in columns
                if not column.nullable or column.name == "row_hash"
            }
            connection.execute(insert(metadata.tables[table]), filled | known)


def test_a_table_of_cases_is_read_page_by_page(engine: Engine, search: CaseSearch) -> None:
    ids = [
        make_case_row(
            engine,
            case_number=f"114年罰執字第{serial}號",
            kind="罰鍰" if serial % 2 else "牌照稅",
            agency_code=f"A{serial % 3}",
            **({} if serial % 5 else SETTLED),
        )
        for serial in range(1, 31)
    ]

    assert list(search.all_ids(CaseFilter())) == ids
    assert len(search.all_ids(CaseFilter(kind="罰鍰"))) == 15
    assert len(search.all_ids(CaseFilter(agency_code="A0"))) == 10
    assert len(search.all_ids(CaseFilter(open_only=True))) == 24
    assert len(search.all_ids(CaseFilter(kind="罰鍰", agency_code="A1", open_only=True))) == 4
    wanted = [ids[3], ids[29], CaseId(10**6), ids[0]]
    assert [hit.case_id for hit in search.rows(wanted)] == [ids[3], ids[29], ids[0]]
    assert search.rows([]) == []
    case = search.case(ids[0])
    assert case is not None
    assert case.case_number == "114年罰執字第1號"
    assert search.case(CaseId(10**6)) is None


def test_a_search_sees_what_was_committed_a_moment_ago(engine: Engine, search: CaseSearch) -> None:
    assert search.search("王小明") == []
    make_case_row(engine)
    assert len(search.search("王小明")) == 1


def test_many_threads_search_at_once(engine: Engine, search: CaseSearch) -> None:
    make_case_row(engine)
    together = Barrier(8)
    counts: list[int] = []

    def look() -> None:
        together.wait()
        counts.extend(len(search.search("小明")) for _ in range(20))

    threads = [Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert counts == [1] * 160


def test_a_search_goes_on_after_the_server_dropped_its_connections(
    postgresql_database: str,
) -> None:
    engine = open_postgresql(postgresql_database)
    metadata.create_all(engine)
    make_case_row(engine)
    search = CaseSearch(engine)
    assert len(search.search("小明")) == 1
    with engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )

    assert len(search.search("小明")) == 1
    search.close()
    engine.dispose()


def test_a_server_that_is_gone_is_said_to_be_gone() -> None:
    search = CaseSearch(open_postgresql("postgresql://nobody@127.0.0.1:1/none"))
    with pytest.raises(StoreUnreachable):
        search.search("小明")
