"""Tests of `cnngui.tasks.style`."""
