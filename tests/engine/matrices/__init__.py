"""Tests of matrices as text."""
