"""Use cases: what a person does with an assessment, with no window and no terminal."""
