"""What was before: the windows of the history of changes and of the kept versions."""
