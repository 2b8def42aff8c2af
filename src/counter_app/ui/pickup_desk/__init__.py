"""The desk where pickups are handed over: who is here, what is ready, what was signed for."""
