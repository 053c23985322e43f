"""Evidence as several pages show it: its list, what takes files and links in, and what opens them."""
