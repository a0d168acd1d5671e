"""Readers of the real data: each yields endless Dialogue records of one split, values refreshed on every pass."""
