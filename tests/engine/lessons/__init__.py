"""Tests of what the Step by step lab teaches."""
