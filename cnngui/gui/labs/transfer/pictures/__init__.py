"""The page of the pictures: classes, small pictures, the camera."""
