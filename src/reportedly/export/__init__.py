"""A Reading in the forms other programs and people take: JSON, CSV, brat, Web Annotation, HTML."""
