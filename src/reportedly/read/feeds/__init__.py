"""Feeds: RSS, Atom, JSON Feed and OPML to values; how politely they are asked for."""
