"""Known networks on paper, counted layer by layer, and those that people build themselves."""
