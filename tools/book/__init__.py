"""The handbook as a book: one HTML file a language, put together from the built site, for paper and for e-readers."""
