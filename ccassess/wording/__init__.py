"""Every sentence that more than one of screen, page and command line says."""
