"""What the first start asks, as it stands while it is being answered."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from urllib.parse import quote, unquote

from counter_app.ui.theme.style import ThemeChoice

BRANCHES: Final = (
    "臺北",
    "新北",
    "士林",
    "桃園",
    "新竹",
    "臺中",
    "彰化",
    "嘉義",
    "臺南",
    "高雄",
    "屏東",
    "花蓮",
    "宜蘭",
)
"""The thirteen branches of the agency, from north to south, then the east."""


class WizardPage(StrEnum):
    """The pages, in their order."""

    LOOK = "look"
    BRANCH = "branch"
    ADMINISTRATOR = "administrator"
    STORE = "store"
    DEVICES = "devices"
    START = "start"
    PHRASE = "phrase"
    READY = "ready"


class StorePlace(StrEnum):
    """Where the store shall be."""

    HERE = "here"
    POSTGRESQL = "postgresql"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceAnswer:
    """A port, and what is plugged into it.

    Attributes:
        port: ``COM3``, ``/dev/ttyUSB0`` or ``socket://host:9100``.
        words: How the system describes it.
        kind: One of ``settings.DEVICE_KINDS``; empty for a port that is not used.
        profile: Name of a shipped profile of that kind.
        vid, pid, serial_number: Of the USB adapter, to find it under another port name.
    """

    port: str
    words: str = ""
    kind: str = ""
    profile: str = ""
    vid: int | None = None
    pid: int | None = None
    serial_number: str = ""

    @property
    def is_network(self) -> bool:
        """Whether it was entered, not found."""
        return "://" in self.port


@dataclass(frozen=True, slots=True, kw_only=True)
class WizardAnswers:
    """Every answer, also those that cannot stand yet.

    Attributes:
        database_url: Without its password, which stands beside it.
        network_host: A printer's address that was typed and not added yet.
        is_phrase_safe: The person says that the recovery phrase is on paper and safe.
    """

    page: WizardPage = WizardPage.LOOK
    language: str = "zh_TW"
    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_size_percent: int = 100
    branch: str = ""
    desk_no: int = 1
    login: str = ""
    display_name: str = ""
    password: str = field(default="", repr=False)
    password_again: str = field(default="", repr=False)
    store: StorePlace = StorePlace.HERE
    database_url: str = ""
    database_password: str = field(default="", repr=False)
    devices: tuple[DeviceAnswer, ...] = ()
    network_host: str = ""
    is_demo: bool = False
    is_phrase_safe: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileChoice:
    """A shipped profile: its name in the settings, and what it is called."""

    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseFound:
    """What a PostgreSQL server answered.

    Attributes:
        version: Of the server.
        branch: Whose store is in the database already; empty for none.
        has_people: The store has accounts, so that no administrator is needed.
    """

    version: str
    branch: str = ""
    has_people: bool = False


def split_password(url: str) -> tuple[str, str]:
    """Return a database URL without its password, and the password.

    >>> split_password("postgresql://desk:p%40ss@db/books")
    ('postgresql://desk@db/books', 'p@ss')
    """
    scheme, mark, rest = url.partition("://")
    place, slash, path = rest.partition("/")
    person, at, host = place.rpartition("@")
    login, colon, password = person.partition(":")
    if not colon:
        return url, ""
    return f"{scheme}{mark}{login}{at}{host}{slash}{path}", unquote(password)


def join_password(url: str, password: str) -> str:
    """Return a database URL with a password as it was typed.

    >>> join_password("postgresql://desk@db/books", "p@ss/word")
    'postgresql://desk:p%40ss%2Fword@db/books'
    """
    scheme, mark, rest = url.partition("://")
    login, at, host = rest.partition("@")
    if not password or not at:
        return url
    return f"{scheme}{mark}{login}:{quote(password, safe='')}{at}{host}"
