"""The close of a day: one page of steps that can be left and taken up again."""
