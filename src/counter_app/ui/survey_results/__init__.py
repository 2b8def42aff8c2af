"""What the responses of a period come to: a list of questions, and a chart of each."""
