"""Tests of comparing kernels with learned filters."""
