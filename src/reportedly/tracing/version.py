"""What the marks and relations of a ledger were made with."""

#: Changes when the same texts would get other marks or relations; those of another version are made anew.
VERSION = "t9"
