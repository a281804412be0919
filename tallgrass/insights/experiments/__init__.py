"""What experiments did to people: pure computation over sums. The papers are named where they are followed; see docs/decisions/experiments.md."""
