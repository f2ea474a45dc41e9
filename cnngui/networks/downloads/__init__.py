"""Weights that are fetched from the internet or from a mirror: only when asked, and whole or not at all."""
