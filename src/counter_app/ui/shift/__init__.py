"""The drawer in the morning: how much is in it, for which business day."""
