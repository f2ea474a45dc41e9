"""Every plot; the only room that knows pyqtgraph."""
