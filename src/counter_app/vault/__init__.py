"""Password hashes and keys; the only room that knows cryptography."""
