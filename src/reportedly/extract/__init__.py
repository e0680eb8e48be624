"""Extract: a document's text to its attributions. Importing this package loads no third-party library."""
