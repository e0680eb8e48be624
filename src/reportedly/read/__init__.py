"""Read: bytes to ``Document``. Importing this package loads no third-party library."""
