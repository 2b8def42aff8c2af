"""Find a case, look at it, and take it to the payment screen."""
