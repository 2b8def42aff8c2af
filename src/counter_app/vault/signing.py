"""Signatures of the branch: Ed25519 (RFC 8032), keys and signatures in hexadecimal."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)


def make_key_pair() -> tuple[str, str]:
    """Return a new private key and its public key, 64 hexadecimal digits each."""
    private = Ed25519PrivateKey.generate()
    return private.private_bytes_raw().hex(), private.public_key().public_bytes_raw().hex()


def sign(private_key: str, data: bytes) -> str:
    """Return the signature under some bytes, as 128 hexadecimal digits."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private_key)).sign(data).hex()


def is_signed(public_key: str, signature: str, data: bytes) -> bool:
    """Tell whether a signature was made over these very bytes by the holder of the key.

    What is no key or no signature at all signs nothing.
    """
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), data)
    except (InvalidSignature, ValueError):
        return False
    return True
