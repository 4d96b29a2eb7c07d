"""Benchmarks. They print tables and assert nothing: `make bench`, or `python -m bench NAME`."""
