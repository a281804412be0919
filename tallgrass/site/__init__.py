"""The shell of member pages: layout, components, errors, languages, the installable app."""
