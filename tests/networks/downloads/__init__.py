"""Tests of weights that are fetched."""
