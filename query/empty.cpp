// Keeps the library buildable while it has no sources.
