"""Tests of cnngui/gui/labs/classify."""
