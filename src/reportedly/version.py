"""The version of the package, and nothing else: importing it loads nothing."""

__version__ = "0.1.0"
