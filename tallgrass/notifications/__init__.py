"""Words to members about what happened to them: grouped, live, counted. Emits nothing."""
