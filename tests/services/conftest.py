"""Every test here that asks for ``engine`` or ``desk`` runs on SQLite and on PostgreSQL."""

from stores import (
    desk,
    engine,
    new_postgresql_place,
    new_sqlite_place,
    place,
    postgresql_template,
    sqlite_template,
)

__all__ = [
    "desk",
    "engine",
    "new_postgresql_place",
    "new_sqlite_place",
    "place",
    "postgresql_template",
    "sqlite_template",
]
