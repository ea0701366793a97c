//! Opens sealed requests, collects observations, runs algorithms and certifies outcomes.
