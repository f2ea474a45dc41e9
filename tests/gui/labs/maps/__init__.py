"""Tests of cnngui/gui/labs/feature_maps."""
