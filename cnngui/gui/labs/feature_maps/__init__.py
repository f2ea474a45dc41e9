"""The Feature maps lab: what VGG-16 sees in the photo, layer by layer, map by map."""
