"""What every app stands on: ids, clock, events and their readers, subjects, pages, errors, limits. Knows no word of the domain.

Owns the event log with its cursors, idempotency keys, rate limits, the audit trail. Emits nothing itself.
"""
