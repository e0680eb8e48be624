"""Error analysis: which attributions are wrong, in what way, and what they look like."""
