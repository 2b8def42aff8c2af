"""The page of payment notices."""
