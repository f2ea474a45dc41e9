"""A plan worked out as text, CSV, JSON, Markdown, LaTeX, PyTorch code and pictures."""
