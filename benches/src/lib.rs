//! Measurements: speed and memory against named baselines.
