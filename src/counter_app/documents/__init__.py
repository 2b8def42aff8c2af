"""Committed values in, PDF bytes and pixels out; the only room that knows reportlab and the barcode libraries."""
