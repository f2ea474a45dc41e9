"""Tests of `cnngui.networks.detectors`."""
