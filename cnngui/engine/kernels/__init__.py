"""Kernels and filters: as values, as text, and by name."""
