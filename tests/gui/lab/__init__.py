"""Tests of cnngui/gui/lab."""
