"""Tests of cnngui/gui/labs."""
