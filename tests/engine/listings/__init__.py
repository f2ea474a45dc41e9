"""Tests of what is taken away as code, LaTeX, CSV and SVG."""
