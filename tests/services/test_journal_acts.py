"""Every act of every role is in the journal: which service writes which act, read from the code."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import counter_app.services
from counter_app.ui.journal.wording import say_acts

SERVICES = Path(counter_app.services.__file__).parent

# What a service changes without an entry of its own, and why that is no act of a person.
NOT_AN_ACT = {
    "day_close.settling.recorder": "what crossed the wire, kept as it is; its outcome is an entry",
    "devices.is_machine_there": "takes a serial for a question that moves no money",
    "devices.test_machine": "as before",
    "doctor.examine": "as before",
    "drafts.draft_on_screen": "what is on the screen gets a new identity",
    "drafts.drop_draft": "what is on the screen is cleared",
    "drafts.save_draft": "what is on the screen is saved with every key",
    "payments.recorder": "as before",
    "pickups.changing.change": "whoever calls it says which act it is",
    "surveys.checking.next_check": "who has a sheet in hand; what came of it is an entry",
    "surveys.kiosk.begin_kiosk": "a version is in use from now on",
    "surveys.typing.begin_sheet": "the row itself says who began it and when",
    "surveys.typing.save_sheet": "what is typed is saved with every key",
    "wire.keep_wire": "as before",
}

# Acts that put one value in the place of another: both are kept.
OLD_AND_NEW = {
    "assign_follow_up",
    "change_password_policy",
    "change_questionnaire",
    "change_settings",
    "close_account",
    "correct_tender",
    "hand_over",
    "move_pickup",
    "put_account",
    "put_notice_terms",
    "put_pickup_item",
    "put_pickup_terms",
    "put_postal_rate",
    "put_price",
    "put_tender_rule",
    "reopen_account",
    "tag_comment",
    "withdraw_price",
}


@dataclass
class Function:
    """What the text of one function says.

    Attributes:
        calls: Names of what it calls, ours or not.
        acts: Texts that it hands over as an act.
        has_approver: It is told who stands beside.
        names_approver: It writes down who stood beside.
    """

    name: str
    is_public: bool
    commits: bool = False
    has_approver: bool = False
    names_approver: bool = False
    calls: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SERVICES.rglob("*.py")):
        name = ".".join(path.relative_to(SERVICES).with_suffix("").parts)
        yield name, ast.parse(path.read_text("utf-8"))


def texts_in(node: ast.expr) -> set[str]:
    return {
        each.value
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }


def tables_of(tree: ast.Module) -> dict[str, set[str]]:
    """Return the texts in each table of a module, by its name."""
    return {
        node.target.id: texts_in(node.value)
        for node in tree.body
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and isinstance(node.value, ast.Dict)
    }


def taking_an_act(tree: ast.Module) -> dict[str, int]:
    """Return what is handed an act by its place: name, and place without ``self``."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args if argument.arg != "self"]
            if "act" in names:
                found[node.name] = names.index("act")
    return found


def _name_of(node: ast.expr) -> str:
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return node.attr
        case _:
            return ""


def acts_in(node: ast.FunctionDef, tree: ast.Module) -> set[str]:
    """Return every text that a function hands over as an act, by name or by place."""
    tables, with_act = tables_of(tree), taking_an_act(tree)
    found: set[str] = set()
    for each in ast.walk(node):
        if isinstance(each, ast.keyword) and each.arg == "act":
            names = {name.id for name in ast.walk(each.value) if isinstance(name, ast.Name)}
            found |= texts_in(each.value)
            # Or a table of the module says which act it is.
            found |= {act for name in names & tables.keys() for act in tables[name]}
        if isinstance(each, ast.Call) and _name_of(each.func) in with_act:
            place = with_act[_name_of(each.func)]
            found |= {act for given in each.args[place : place + 1] for act in texts_in(given)}
    return found


def read(
    module: str, node: ast.FunctionDef, imported: dict[str, str], tree: ast.Module
) -> Function:
    found = Function(
        f"{module}.{node.name}", not node.name.startswith("_"), acts=acts_in(node, tree)
    )
    found.has_approver = "approver" in {
        each.arg for each in (*node.args.args, *node.args.kwonlyargs)
    }
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            found.words.add(each.value)
        if isinstance(each, ast.keyword):
            found.words.add(each.arg or "")
        if isinstance(each, ast.Call) and _name_of(each.func) == "write":
            found.names_approver |= "approver" in {keyword.arg for keyword in each.keywords}
        if isinstance(each, ast.Name):
            # A name is a call too: it may be handed to `partial` or to a worker.
            found.calls.add(imported.get(each.id, f"{module}.{each.id}"))
        if isinstance(each, ast.Attribute):
            found.calls.add(f"{module}.{each.attr}")
            found.commits |= each.attr == "commit"
    return found


def functions() -> dict[str, Function]:
    """Return every function and method of the services by name."""
    found: dict[str, Function] = {}
    for module, tree in modules():
        imported = {
            alias.asname or alias.name: f"{_home(node.module)}.{alias.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            and (node.module or "").startswith("counter_app.services")
            for alias in node.names
        }
        for top in tree.body:
            if isinstance(top, ast.FunctionDef):
                each = read(module, top, imported, tree)
                found[each.name] = each
            if isinstance(top, ast.ClassDef):
                for inner in top.body:
                    if isinstance(inner, ast.FunctionDef):
                        each = read(module, inner, imported, tree)
                        each.is_public = False
                        found.setdefault(each.name, each)
                        # Making the object may lead to any of its methods.
                        maker = found.setdefault(
                            f"{module}.{top.name}", Function(f"{module}.{top.name}", False)
                        )
                        maker.calls.add(each.name)
    return found


def _home(module: str | None) -> str:
    return (module or "").removeprefix("counter_app.services").removeprefix(".")


FUNCTIONS = functions()


def reached(name: str) -> list[Function]:
    """Return a function and all of ours that it may call."""
    seen: dict[str, Function] = {}
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each in FUNCTIONS and each not in seen:
            seen[each] = FUNCTIONS[each]
            waiting += FUNCTIONS[each].calls
    return list(seen.values())


def changing() -> dict[str, set[str]]:
    """Return every public service that changes the store, and the acts that it may write."""
    return {
        name: {act for each in reached(name) for act in each.acts}
        for name, function in FUNCTIONS.items()
        if function.is_public and any(each.commits for each in reached(name))
    }


CHANGING = changing()


def test_services_are_found_at_all() -> None:
    assert len(CHANGING) > 60
    assert CHANGING["shifts.hand_over"] >= {"hand_over"}
    assert CHANGING["payments.settle_at_hand"] >= {"settle_payment"}


def test_every_service_that_changes_something_writes_an_act() -> None:
    silent = {name for name, acts in CHANGING.items() if not acts}

    assert silent == NOT_AN_ACT.keys()


def test_whoever_stands_beside_is_written_down() -> None:
    told = [name for name in CHANGING if FUNCTIONS[name].has_approver]

    assert len(told) > 8
    for name in told:
        assert any(each.names_approver for each in reached(name)), name


def test_every_act_has_words_for_who_reads_the_journal() -> None:
    written = {act for function in FUNCTIONS.values() for act in function.acts}

    assert {act for act in written if act not in say_acts()} == set()


@pytest.mark.parametrize("act", sorted(OLD_AND_NEW))
def test_an_act_that_puts_one_value_for_another_keeps_both(act: str) -> None:
    writers = [function for function in FUNCTIONS.values() if act in function.acts]

    assert writers
    for writer in writers:
        pairs = (
            {"old", "new"},
            {"old_kind", "new_kind"},
            {"from", "to"},
            {"from_clerk", "to_clerk"},
        )
        words = {word for each in reached(writer.name) for word in each.words}
        assert any(pair <= words for pair in pairs), writer.name


def test_nothing_changes_the_journal_or_takes_from_it() -> None:
    store = SERVICES.parent / "store"
    texts = [path.read_text("utf-8") for path in store.glob("*.py")]

    for text in texts:
        for verb in ("update(journal", "delete(journal", "journal.update(", "journal.delete("):
            assert verb not in text
        assert "UPDATE journal" not in text
        assert "DELETE FROM journal" not in text
