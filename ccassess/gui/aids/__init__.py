"""Windows beside the main one: the checklists and the glossary."""
