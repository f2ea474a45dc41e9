"""The Style lab: the photo in the style of another picture, watched as it grows."""
