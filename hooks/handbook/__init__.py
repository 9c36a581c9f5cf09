"""The handbook's core: plain functions on plain values, free of the site generator."""
