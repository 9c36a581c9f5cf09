"""What the search box searches: one index a language."""
