"""Tests of cnngui/gui."""
