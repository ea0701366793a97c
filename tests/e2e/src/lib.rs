//! End-to-end tests: real node, real services, real Ethereum node, and the libraries of real wallets.
//!
//! `tests/wallets` has wallets and ours verify each other. All others are in `tests/networks`, one
//! test per network and one module per test. Nearly all of their time is waiting for blocks: what
//! can happen side by side on one network does, and the networks run side by side too.
