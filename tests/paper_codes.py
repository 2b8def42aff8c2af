"""Codes of papers for tests: a branch that signs, and what must not pass for its hand."""

import base64
from collections.abc import Iterator
from datetime import date
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import strategies as st

from counter_app.domain.money import Twd
from counter_app.domain.paper_codes import (
    CODE_PREFIX,
    SIGNED_HEAD,
    PaperFacts,
    PaperKind,
    code_text,
)
from counter_app.vault.signing import sign

PRIVATE_KEY: Final = "11" * 32
OTHER_PRIVATE_KEY: Final = "22" * 32
ORDER: Final = 2**252 + 27742317777372353535851937790883648493
"""Of the group of Ed25519 (RFC 8032)."""


def public_key_of(private_key: str) -> str:
    """Return the public half of a key pair."""
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private_key))
    return key.public_key().public_bytes_raw().hex()


PUBLIC_KEY: Final = public_key_of(PRIVATE_KEY)
OTHER_PUBLIC_KEY: Final = public_key_of(OTHER_PRIVATE_KEY)

NOTICE: Final = PaperFacts(
    kind=PaperKind.NOTICE,
    number="N11400000123",
    branch="法務部行政執行署宜蘭分署",
    issued_on=date(2025, 11, 20),
    amount_twd=Twd(1_234_567),
    name="王𠮷明",
    subject="宜執和114年綜所稅執字第00027724號",
    agency="財政部北區國稅局",
    payable_until=date(2025, 12, 5),
    segment_2="1234567890123456",
    virtual_account="70060212345678",
    post_account="19834251",
)
RECEIPT: Final = PaperFacts(
    kind=PaperKind.RECEIPT,
    number="R11401000001",
    branch="法務部行政執行署宜蘭分署",
    issued_on=date(2025, 11, 20),
    amount_twd=Twd(2356),
    name="O'Brien <b>&amp;</b>",
    subject="宜執和114年綜所稅執字第00027724號、影印費",
    agency="",
)

_texts: Final = st.text(st.characters(codec="utf-8"), max_size=12)
facts: Final = st.builds(
    PaperFacts,
    kind=st.sampled_from(PaperKind),
    number=_texts,
    branch=_texts,
    issued_on=st.dates(),
    amount_twd=st.integers(-(10**20), 10**20).map(Twd),
    name=_texts,
    subject=_texts,
    agency=_texts,
    payable_until=st.none() | st.dates(),
    segment_2=_texts,
    virtual_account=_texts,
    post_account=_texts,
)
"""Whatever a paper might say, line breaks and rare characters included."""


def signed(paper: PaperFacts, private_key: str = PRIVATE_KEY) -> str:
    """Return the code of a paper."""
    return code_text(paper, sign(private_key, paper.signed_bytes))


def signed_lines(lines: list[str], private_key: str = PRIVATE_KEY) -> str:
    """Return a code over any lines, as somebody makes it who has the key but not our program."""
    content = "\n".join(lines).encode()
    return packed(content + bytes.fromhex(sign(private_key, SIGNED_HEAD + content)))


def packed(whole: bytes) -> str:
    """Return any bytes as a code."""
    return CODE_PREFIX + base64.b32encode(whole).decode("ascii").rstrip("=")


def unpacked(code: str) -> bytes:
    """Return the bytes of a code."""
    body = code.removeprefix(CODE_PREFIX)
    return base64.b32decode(body + "=" * (-len(body) % 8))


def with_one_character_changed(code: str, letters: str) -> Iterator[str]:
    """Give every code that differs from another in one place."""
    for at, was in enumerate(code):
        for letter in letters:
            if letter != was:
                yield code[:at] + letter + code[at + 1 :]


def with_a_larger_signature(code: str) -> str:
    """Return the same paper with the signature that a careless check takes as well."""
    whole = unpacked(code)
    number = int.from_bytes(whole[-32:], "little") + ORDER
    return packed(whole[:-32] + number.to_bytes(32, "little"))
