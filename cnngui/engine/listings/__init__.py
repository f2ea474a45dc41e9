"""What is worked out in the app, to take away: as PyTorch, NumPy and OpenCV code, LaTeX, CSV and SVG."""
