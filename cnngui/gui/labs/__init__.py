"""The labs: each a folder with state.py (no Qt), controller.py and view.py."""
