"""Committed values in, PDF bytes and pixels out; knows reportlab and the barcode libraries."""
