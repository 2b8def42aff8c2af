"""What visitors wrote in their own words: looked for, read and tagged."""
