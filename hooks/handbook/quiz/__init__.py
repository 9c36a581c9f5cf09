"""Questions: reading them from pages, checking them across languages."""
