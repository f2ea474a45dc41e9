"""The Filters lab: one photo, hand-made filters, live."""
