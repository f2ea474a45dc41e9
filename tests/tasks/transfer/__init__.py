"""Tests of teaching a network new classes."""
