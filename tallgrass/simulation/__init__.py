"""An invented world of people with tastes who act, by seed and clock: the demo, the benchmarks, experiments."""
