"""Charts shared by window and page; matplotlib is imported only inside the functions that draw."""
