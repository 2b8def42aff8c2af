"""The card terminal: NCCC-400 and ECPay-600 behind one driver, and a simulator of both."""
