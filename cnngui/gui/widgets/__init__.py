"""Widgets that know no lab."""
