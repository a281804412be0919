"""Speed, measured: `bin/bench NAME --json` prints one JSON line. Nothing here is asserted; the bars stand in docs/operations.md."""
