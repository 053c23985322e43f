"""The parts of reading a criteria pack: what its files may hold, the tree they make, its texts and translations."""
