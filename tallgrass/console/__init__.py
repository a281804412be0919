"""The shell of the operators pages: navigation, guard, audit trail, system health."""
