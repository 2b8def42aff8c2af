"""What must still be true tomorrow: tables, transactions, migrations; the only room that knows SQLAlchemy."""
