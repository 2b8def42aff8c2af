from hypothesis import given
from hypothesis import strategies as st

from counter_app.exchange.seen_keys import SeenKeys


@given(st.lists(st.text(max_size=3), max_size=200))
def test_every_key_is_known_by_its_first_line(keys: list[str]) -> None:
    seen = SeenKeys(keys_max=len(keys))
    first: dict[str, int] = {}
    for line_number, key in enumerate(keys, 2):
        assert seen.first_line(key, line_number) == first.setdefault(key, line_number)


def test_a_full_table_still_knows_all_of_its_keys() -> None:
    seen = SeenKeys(keys_max=50_000)
    assert all(seen.first_line(str(n), n) == n for n in range(50_000))
    assert all(seen.first_line(str(n), 99) == n for n in range(50_000))
