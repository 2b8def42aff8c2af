from counter_app.vault.passwords import PasswordVault

VAULT = PasswordVault()
CHEAP = PasswordVault(memory_kib=8, rounds=1, lanes=1)


def test_a_password_fits_its_own_hash_only() -> None:
    stored = VAULT.hash("correct horse")

    assert VAULT.fits("correct horse", stored)
    assert not VAULT.fits("Correct horse", stored)
    assert not VAULT.fits("", stored)


def test_the_same_password_is_stored_differently_each_time() -> None:
    assert VAULT.hash("correct horse") != VAULT.hash("correct horse")


def test_what_is_no_hash_fits_nothing() -> None:
    for stored in ("", "correct horse", "$argon2id$", VAULT.nobody[:-4]):
        assert not VAULT.fits("correct horse", stored)


def test_the_hash_of_nobody_costs_what_a_real_one_costs() -> None:
    # By its parameters, not by the clock: memory, rounds and lanes decide.
    def cost(stored: str) -> str:
        return stored.split("$")[3]

    for vault in (VAULT, CHEAP):
        assert cost(vault.nobody) == cost(vault.hash("correct horse"))
        assert vault.nobody.startswith("$argon2id$")
    assert cost(VAULT.nobody) == "m=65536,t=3,p=4"


def test_the_hash_of_nobody_fits_no_common_password() -> None:
    for password in ("", "password", "admin", "counter-app"):
        assert not VAULT.fits(password, VAULT.nobody)


def test_any_writing_is_a_password() -> None:
    for password in ("密碼是很長的一句話", "🔑" * 40, "a" * 1000, "with\nlines", "\ud83d half"):
        assert VAULT.fits(password, VAULT.hash(password))
