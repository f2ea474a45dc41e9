"""The window around the labs: rail, menus, bars and dialogs."""
