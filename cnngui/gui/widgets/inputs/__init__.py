"""Fields, rows, labels and other small controls."""
