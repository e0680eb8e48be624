"""One file for each kind of page: its routes, and the values its templates show."""
