"""The hand-made side: NumPy and OpenCV. No torch, no Qt, no print, no settings."""
