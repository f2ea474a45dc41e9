"""Kernels and filters: shown, chosen and edited."""
