"""Files: criteria packs and assessment documents, read and written."""
