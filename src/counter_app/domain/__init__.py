"""What is true at the counter: values and rules, standard library only."""
