"""How everything looks: tokens, one style sheet, one palette."""
