"""Tests of cnngui/gui/labs/compare."""
