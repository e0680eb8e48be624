"""The ledger: the record of who said what."""
