//! Answers tasks from data sources.
