"""The small parts pages are made of."""
