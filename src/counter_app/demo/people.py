"""The accounts of a demo home; they exist in the demo alone."""

from dataclasses import dataclass
from typing import Final

from counter_app.domain.staff import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """A name and a password that the demo's sign-in page shows to everybody."""

    login: str
    display_name: str
    role: Role
    password: str


ADMINISTRATOR: Final = DemoAccount(
    login="admin",
    display_name="範例管理員",
    role=Role.ADMINISTRATOR,
    password="demo-admin",  # noqa: S106 - shown on the demo's own sign-in page
)
CLERK: Final = DemoAccount(
    login="clerk",
    display_name="範例收費員",
    role=Role.CLERK,
    password="demo-clerk",  # noqa: S106 - as above
)
SUPERVISOR: Final = DemoAccount(
    login="supervisor",
    display_name="範例主管",
    role=Role.SUPERVISOR,
    password="demo-supervisor",  # noqa: S106 - as above
)
CASHIER: Final = DemoAccount(
    login="cashier",
    display_name="範例出納",
    role=Role.CASHIER_OFFICE,
    password="demo-cashier",  # noqa: S106 - as above
)
VOLUNTEER: Final = DemoAccount(
    login="volunteer",
    display_name="範例志工",
    role=Role.VOLUNTEER,
    password="demo-volunteer",  # noqa: S106 - as above
)
ACCOUNTS: Final = (
    CLERK,
    SUPERVISOR,
    ADMINISTRATOR,
    CASHIER,
    VOLUNTEER,
    DemoAccount(
        login="auditor",
        display_name="範例稽核",
        role=Role.AUDITOR,
        password="demo-auditor",  # noqa: S106 - as above
    ),
)
