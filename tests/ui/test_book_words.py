import pytest

from counter_app.domain.books import BookFault, FaultKind
from counter_app.store.schema import APPEND_ONLY, CHAINED, questionnaires
from counter_app.ui.book_words import say_book_fault


@pytest.mark.parametrize("kind", FaultKind)
def test_every_kind_of_fault_has_words(kind: FaultKind) -> None:
    fault = BookFault(
        kind=kind, desk_no=3, chain_seq=7, last_seq=9, number="R11403000001", detail="03-Z2"
    )

    words = say_book_fault(fault)

    assert words.startswith("3 號櫃檯 第 7–9 筆 R11403000001：")
    assert "{" not in words


@pytest.mark.parametrize(
    "table", [*CHAINED, *APPEND_ONLY, questionnaires], ids=lambda table: str(table.name)
)
def test_every_table_of_the_books_has_a_name(table: object) -> None:
    fault = BookFault(kind=FaultKind.CHANGED, desk_no=0, table=str(table))

    words = say_book_fault(fault)

    assert words.startswith("辦公室 ")
    assert not words.isascii()
    assert str(table) not in words


def test_no_two_kinds_are_said_alike() -> None:
    said = {say_book_fault(BookFault(kind=kind, desk_no=1)) for kind in FaultKind}

    assert len(said) == len(FaultKind)
