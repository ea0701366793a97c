//! Identification events and scoring algorithms, registered by anyone for a deposit.
