"""When and where pickups are handed over, what can be picked up, and when the desk is closed."""
