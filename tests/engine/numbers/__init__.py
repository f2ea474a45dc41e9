"""Tests of numbers as text."""
