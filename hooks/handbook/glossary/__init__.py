"""Terms: loading, ordering, linking, and where they are used."""
