"""Review: the first pass over what is published, the queue, reports, decisions, appeals, strikes. Knows things only as `Ref`. Emits ThingHeld, ThingDecided, ReportAnswered, AppealAnswered."""
