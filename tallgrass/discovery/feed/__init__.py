"""The feed's funnel: recall, features, rank, re-rank, over arrays that all web processes share. No query a candidate."""
