"""What must still be true tomorrow: rows and transactions; the only room with SQLAlchemy."""
