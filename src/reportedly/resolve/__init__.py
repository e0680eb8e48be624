"""Attributions to sources: who each is, how they know, how firmly, when, where and through whom."""
