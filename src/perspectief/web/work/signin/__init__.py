"""Signing in: local accounts with a second factor, and the municipality's OpenID provider."""
