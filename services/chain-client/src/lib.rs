//! The chain as the services see it: finalized state, typed, and transactions.
