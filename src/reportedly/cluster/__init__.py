"""Archives: every record of WARC files, JSON Lines and folders read once, into Parquet, with many processes.

The core is pure: a unit of work (some records of one input, as bytes) to the rows of four tables. What is
done is told by files whose names follow from the input, so that a run that was killed goes on where it was.
"""
