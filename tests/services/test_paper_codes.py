from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from sqlalchemy import Engine, delete, select

from counter_app.domain.paper_codes import (
    NotAPaperCode,
    PaperFacts,
    PaperForged,
    parse_code,
)
from counter_app.domain.printing import PaperUnwritten
from counter_app.domain.staff import Role
from counter_app.exchange.defaults import read_defaults
from counter_app.services.desk import Desk
from counter_app.services.opening import open_books
from counter_app.services.paper_codes import (
    branch_keys,
    check_paper,
    check_text,
    code_signer,
    export_verifier,
)
from counter_app.store.opening import reading
from counter_app.store.schema import journal, signing_keys
from counter_app.ui.messages import say_or_raise
from factories import BRANCH, NOON, RESOURCES, StoppedClock, make_actor, make_desk
from paper_codes import (
    NOTICE,
    OTHER_PRIVATE_KEY,
    OTHER_PUBLIC_KEY,
    PUBLIC_KEY,
    RECEIPT,
    facts,
    signed,
    signed_lines,
    with_a_larger_signature,
    with_one_character_changed,
)

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
LINES = NOTICE.content.decode().split("\n")


@pytest.mark.parametrize("paper", [NOTICE, RECEIPT])
def test_a_genuine_code_gives_back_what_the_paper_says(paper: PaperFacts) -> None:
    checked = check_text(signed(paper), [OTHER_PUBLIC_KEY, PUBLIC_KEY])

    assert checked.facts == paper
    assert checked.public_key == PUBLIC_KEY


@given(facts)
def test_whatever_a_paper_says_its_code_says_the_same(paper: PaperFacts) -> None:
    read = parse_code(signed(paper)).facts

    assert read.content == paper.content
    assert check_text(signed(paper), [PUBLIC_KEY]).facts == read


def test_a_code_may_be_typed_in_small_letters_and_pieces() -> None:
    code = signed(NOTICE)
    typed = "\n".join(code.lower()[start : start + 7] for start in range(0, len(code), 7))

    assert check_text(f" \t{typed}\r\n\u3000", [PUBLIC_KEY]).facts == NOTICE


def test_a_code_of_another_branch_is_forged() -> None:
    code = signed(NOTICE, OTHER_PRIVATE_KEY)

    # The control: it is a genuine code, only not this branch's.
    assert check_text(code, [OTHER_PUBLIC_KEY]).facts == NOTICE
    with pytest.raises(PaperForged) as refused:
        check_text(code, [PUBLIC_KEY])
    assert refused.value.number == NOTICE.number
    assert refused.value.other_branch == ""


def test_a_paper_that_names_another_branch_is_not_called_forged(desk: Desk) -> None:
    """Its own branch can tell; a person sent to the police for it was sent in vain."""
    stranger = signed(replace(NOTICE, branch="法務部行政執行署臺北分署"), OTHER_PRIVATE_KEY)

    with pytest.raises(PaperForged) as refused:
        check_paper(desk, make_actor(Role.CASHIER_OFFICE), stranger)

    assert refused.value.other_branch == "法務部行政執行署臺北分署"
    message = say_or_raise(refused.value)
    assert "臺北分署" in message.what
    assert "假的" not in message.what
    assert "不要付錢" in message.money
    for named in (BRANCH, "臺北分署，請改撥 0900-000-000 查證"):
        with pytest.raises(PaperForged) as forged:
            check_paper(
                desk, make_actor(), signed(replace(NOTICE, branch=named), OTHER_PRIVATE_KEY)
            )
        assert "假的" in say_or_raise(forged.value).what


def test_no_key_at_all_makes_nothing_genuine() -> None:
    with pytest.raises(PaperForged):
        check_text(signed(NOTICE), [])


@pytest.mark.parametrize("paper", [NOTICE, RECEIPT])
def test_every_change_of_one_character_is_refused(paper: PaperFacts) -> None:
    tried = 0
    for changed in with_one_character_changed(signed(paper), LETTERS[::3] + "0189=-ıſＡ"):
        with pytest.raises((NotAPaperCode, PaperForged)):
            check_text(changed, [PUBLIC_KEY])
        tried += 1
    assert tried > 5_000


def test_every_code_that_is_cut_or_grows_is_refused() -> None:
    code = signed(RECEIPT)
    for length in range(len(code)):
        with pytest.raises((NotAPaperCode, PaperForged)):
            check_text(code[:length], [PUBLIC_KEY])
    for more in ("A", "AA", "AAAA", "=", "======", code):
        with pytest.raises((NotAPaperCode, PaperForged)):
            check_text(code + more, [PUBLIC_KEY])


def test_a_signature_has_one_spelling() -> None:
    with pytest.raises(PaperForged):
        check_text(with_a_larger_signature(signed(NOTICE)), [PUBLIC_KEY])


@pytest.mark.parametrize(
    ("line", "spelling"),
    [
        (0, "X"),
        (0, "n"),
        (3, "20251120"),
        (3, "2025-W47-4"),
        (3, "2025-02-29"),
        (3, ""),
        (4, "+1234567"),
        (4, "1_234_567"),
        (4, "01234567"),
        (4, "１２３４"),
        (4, ""),
        (4, "12.5"),
        (5, " 王𠮷明"),
        (5, "王\u3000𠮷明"),
        (5, "王\x1c𠮷明"),
        (8, "never"),
        (8, "2025-13-01"),
        (10, "7006\n0212"),
    ],
)
def test_facts_have_one_spelling_even_if_the_branch_signed_another(
    line: int, spelling: str
) -> None:
    lines = [spelling if at == line else text for at, text in enumerate(LINES)]

    with pytest.raises(NotAPaperCode):
        parse_code(signed_lines(lines))
    # The control: the lines as they are pass.
    assert parse_code(signed_lines(LINES)).facts == NOTICE


@pytest.mark.parametrize(
    "text", ["", " ", "PAPER1", "PAPER2AAAA", "N11400000123", "王小明", "%" * 9]
)
def test_what_is_no_code_is_none(text: str) -> None:
    with pytest.raises(NotAPaperCode):
        check_text(text, [PUBLIC_KEY])


def test_the_example_of_the_page_on_the_form_is_genuine() -> None:
    page = (RESOURCES.parent / "docs" / "paper-code-format.md").read_text(encoding="utf-8")
    _before, example = page.split("## An example")
    key, facts_shown, code = (block.strip() for block in example.split("```")[1::2])

    assert (key, facts_shown) == (PUBLIC_KEY, NOTICE.content.decode())
    assert check_text(code, [key]).facts == NOTICE


# --- with the keys of a store ----------------------------------------------------------------


def code_of(desk: Desk, paper: PaperFacts = NOTICE) -> str:
    """Draw a paper, as far as its code goes."""
    with desk.open_unit() as unit:
        return code_signer(unit, desk)(paper)


def without_a_key(engine: Engine) -> None:
    """Leave a store as a program did that made its key at the first close."""
    with engine.begin() as connection:
        connection.execute(delete(signing_keys))


def new_key(engine: Engine, desk: Desk) -> None:
    """Give the branch another key pair, the old one stays known."""
    later = make_desk(engine, clock=StoppedClock(NOON + timedelta(days=1)))
    with reading(engine) as connection:
        old = connection.execute(select(signing_keys)).mappings().one()
    without_a_key(engine)
    code_of(later)
    with engine.begin() as connection:
        connection.execute(signing_keys.insert(), dict(old))
    assert len(branch_keys(desk)) == 2


def test_the_key_pair_is_made_with_the_books_and_shared(engine: Engine, desk: Desk) -> None:
    other = make_desk(engine, desk_no=2)
    open_books(other, read_defaults(RESOURCES / "defaults" / "rules.toml"))

    assert len(branch_keys(desk)) == 1
    assert code_of(desk) == code_of(other)
    with reading(engine) as connection:
        made = connection.execute(
            select(journal.c.desk_no, journal.c.subject).where(journal.c.act == "make_signing_key")
        ).all()
    assert [tuple(row) for row in made] == [(0, branch_keys(desk)[0])]


def test_a_paper_that_the_branch_signed_is_genuine(desk: Desk) -> None:
    for role in set(Role) - {Role.VOLUNTEER}:
        checked = check_paper(desk, make_actor(role), f" {code_of(desk).lower()}\n")
        assert checked.facts == NOTICE
        assert checked.public_key == branch_keys(desk)[0]
        assert checked.made_at == NOON


def test_a_paper_of_another_branch_is_forged(desk: Desk) -> None:
    with pytest.raises(PaperForged):
        check_paper(desk, make_actor(), signed(NOTICE))


def test_a_paper_stays_genuine_when_the_branch_has_a_new_key(engine: Engine, desk: Desk) -> None:
    before = code_of(desk)
    new_key(engine, desk)
    after = code_of(desk)

    assert before != after
    newest, oldest = branch_keys(desk)
    checked = [check_paper(desk, make_actor(), code) for code in (before, after)]
    assert [each.public_key for each in checked] == [oldest, newest]
    assert [each.made_at for each in checked] == [NOON, NOON + timedelta(days=1)]
    # The control: by its newest key alone the older paper would be taken for forged.
    with pytest.raises(PaperForged):
        check_text(before, [newest])


def test_an_older_store_has_its_key_before_it_signs(engine: Engine, desk: Desk) -> None:
    without_a_key(engine)
    assert branch_keys(desk) == ()

    # The unit that draws is not committed by its caller.
    code = code_of(desk)

    assert check_paper(desk, make_actor(), code).facts == NOTICE
    assert code_of(desk) == code


def test_what_is_no_paper_yet_has_no_code(engine: Engine, desk: Desk) -> None:
    assert code_of(desk, replace(NOTICE, number="")) == ""

    without_a_key(engine)
    assert code_of(make_desk(engine, is_read_only=True)) == ""
    assert branch_keys(desk) == ()


def test_the_page_holds_every_public_key_and_no_private_one(
    engine: Engine, desk: Desk, tmp_path: Path
) -> None:
    new_key(engine, desk)

    page = export_verifier(desk, tmp_path / "check.html").read_text(encoding="utf-8")

    with reading(engine) as connection:
        private = list(connection.execute(select(signing_keys.c.private_key)).scalars())
    assert all(page.count(key) == 1 for key in branch_keys(desk))
    assert not [key for key in private if key in page]
    assert BRANCH in page
    assert "中華民國 114 年 11 月 20 日" in page


def test_a_page_of_an_older_store_knows_what_will_be_signed(
    engine: Engine, desk: Desk, tmp_path: Path
) -> None:
    without_a_key(engine)

    page = export_verifier(desk, tmp_path / "check.html").read_text(encoding="utf-8")

    assert check_text(code_of(desk), branch_keys(desk)).public_key in page


def test_a_page_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(PaperUnwritten):
        export_verifier(desk, tmp_path / "nowhere" / "check.html")


@pytest.mark.parametrize("error", [NotAPaperCode(), PaperForged(number="N11400000123")])
def test_a_frightened_person_is_told_not_to_pay(error: NotAPaperCode | PaperForged) -> None:
    message = say_or_raise(error)

    assert "不要付錢" in message.money
    assert "165" in message.now
    assert "承辦股" in message.now
