"""Printed sheets: worksheets and their answers."""
