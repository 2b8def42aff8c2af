"""Zero-wait pickups: take requests, prepare, hand over, measure (`domain.pickups`)."""

from counter_app.services.pickups.figures import save_zero_wait, zero_wait_report

__all__ = ["save_zero_wait", "zero_wait_report"]
