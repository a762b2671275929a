"""One file a facet: what a claim and a sentence of a report have in common there, and where they differ."""
