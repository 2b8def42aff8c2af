import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.vault.recovery_phrase import (
    PHRASE_LENGTH,
    PhraseFault,
    PhraseRefused,
    key_of,
    phrase_of,
)

KEY = bytes(range(32))


@given(st.binary(min_size=32, max_size=32))
def test_every_key_comes_back_from_its_phrase(key: bytes) -> None:
    phrase = phrase_of(key)

    assert len(phrase) == PHRASE_LENGTH
    assert key_of(phrase) == key


def test_the_phrase_is_the_one_of_the_standard() -> None:
    # BIP-39 with 256 bits of zeros: 23 times the first character, and one of checksum.
    assert phrase_of(bytes(32)) == "的" * 23 + "性"


def test_how_it_was_written_down_does_not_matter() -> None:
    phrase = phrase_of(KEY)
    for spelled in (
        " ".join(phrase),
        "\n".join(phrase[at : at + 4] for at in range(0, 24, 4)),
        "".join(f"{number}. {character}\n" for number, character in enumerate(phrase, 1)),
        "、".join(phrase),
    ):
        assert key_of(spelled) == KEY


def test_a_slip_of_the_pen_is_noticed() -> None:
    phrase = phrase_of(KEY)
    swapped = phrase[1] + phrase[0] + phrase[2:]
    for wrong, fault in (
        (phrase[:-1], PhraseFault.LENGTH),
        (phrase + "的", PhraseFault.LENGTH),
        ("", PhraseFault.LENGTH),
        ("龘" + phrase[1:], PhraseFault.CHARACTER),
        (swapped, PhraseFault.CHECKSUM),
    ):
        with pytest.raises(PhraseRefused) as refused:
            key_of(wrong)
        assert refused.value.fault is fault


def test_the_character_that_is_wrong_is_named() -> None:
    phrase = phrase_of(KEY)

    with pytest.raises(PhraseRefused) as refused:
        key_of(phrase[:6] + "龘" + phrase[7:])

    assert refused.value.place == 7
