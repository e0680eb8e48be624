"""The trained network that comes with the package: where it lies, whether it is whole, how it is run."""
