"""The pages of the window; they never call each other."""
