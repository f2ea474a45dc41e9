"""Tests of cnngui/gui/widgets."""
