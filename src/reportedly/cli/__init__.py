"""The command line. Importing it loads click and nothing else; a command loads what it needs."""

from reportedly.cli.commands import main

__all__ = ["main"]
