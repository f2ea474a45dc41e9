"""Tests of the Transfer lab."""
