"""The frame around the pages: menus, rail, top line, search, and the flows of files."""
