"""Compare reportedly with what a user would pick instead: quality and speed on the same articles, in one run.

``pip install -e '.[bench]'`` and then ``python -m bench.compare --help``.
"""
