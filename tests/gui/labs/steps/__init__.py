"""Tests of the Step by step lab."""
