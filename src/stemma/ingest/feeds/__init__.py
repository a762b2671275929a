"""Feeds to drafts: RSS and Atom by feedparser, JSON Feed, and lists of feeds (OPML).

syndication  RSS 0.9x, 1.0, 2.0 and Atom: each entry's own content or summary
json_feed    JSON Feed 1.0 and 1.1: each item's own content or summary
subscriptions  OPML: which feeds a list names
"""
