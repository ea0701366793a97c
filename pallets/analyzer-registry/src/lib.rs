//! Analyzers: bond, endpoint and keys.
