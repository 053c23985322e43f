"""The blocks pages are made of; each takes plain values, already formatted, and knows how to break."""
