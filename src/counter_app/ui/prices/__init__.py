"""The price list, the tender rules and the postal rates, each from a day on."""
