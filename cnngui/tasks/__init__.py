"""What we do with a network: pure functions, and generators of small frozen steps; the answers are NumPy."""
