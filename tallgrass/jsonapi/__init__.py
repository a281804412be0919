"""The shell of the JSON API: OpenAPI document, bearer tokens, problems, cursor pages."""
