"""What becomes of low answers and comments: a work list, an owner, a day, an outcome."""
