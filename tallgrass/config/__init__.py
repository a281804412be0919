"""Settings, root URLs, WSGI and ASGI, and the start of every process: the only place that knows everything."""
