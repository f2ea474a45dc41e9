"""Tests of the Digits lab."""
