"""Grids of numbers, the sums behind them, and what walks over them."""
