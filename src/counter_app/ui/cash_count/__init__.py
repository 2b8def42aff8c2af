"""Notes and coins, counted by hand: for a float, a hand-over and a close."""
