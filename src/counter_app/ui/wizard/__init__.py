"""The first start: what the desk has to know before anybody can work at it."""
