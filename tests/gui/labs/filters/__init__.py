"""Tests of cnngui/gui/labs/filters."""
