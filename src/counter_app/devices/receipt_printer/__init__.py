"""The thermal printer and the drawer behind it: ESC/POS out, status in."""
