from counter_app.vault.passwords import DUMMY_HASH, hash_password, is_password


def test_a_password_fits_its_own_hash_only() -> None:
    stored = hash_password("correct horse")

    assert is_password("correct horse", stored)
    assert not is_password("Correct horse", stored)
    assert not is_password("", stored)


def test_the_same_password_is_stored_differently_each_time() -> None:
    assert hash_password("correct horse") != hash_password("correct horse")


def test_what_is_no_hash_fits_nothing() -> None:
    for stored in ("", "correct horse", "$argon2id$", DUMMY_HASH[:-4]):
        assert not is_password("correct horse", stored)


def test_the_hash_of_nobody_costs_what_a_real_one_costs() -> None:
    # By its parameters, not by the clock: memory, rounds and lanes decide.
    def cost(stored: str) -> str:
        return stored.split("$")[3]

    assert cost(DUMMY_HASH) == cost(hash_password("correct horse"))
    assert DUMMY_HASH.startswith("$argon2id$")


def test_the_hash_of_nobody_fits_no_common_password() -> None:
    for password in ("", "password", "admin", "counter-app"):
        assert not is_password(password, DUMMY_HASH)


def test_any_writing_is_a_password() -> None:
    for password in ("密碼是很長的一句話", "🔑" * 40, "a" * 1000, "with\nlines"):
        assert is_password(password, hash_password(password))
