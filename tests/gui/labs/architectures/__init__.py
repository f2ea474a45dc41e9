"""Tests of cnngui/gui/labs/style."""
