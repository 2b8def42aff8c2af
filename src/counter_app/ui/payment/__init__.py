"""The screen where cases are paid."""
