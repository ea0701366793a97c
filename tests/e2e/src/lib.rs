//! End-to-end tests: real node, real services, real Ethereum node, and the libraries of real wallets.
//!
//! `tests/wallets` has wallets and ours verify each other. `tests/registrar` has the registrar judge
//! identities on a chain of its own. All others are in `tests/networks`. In both there is one test per
//! network and one module per test. Nearly all of their time is waiting for blocks: what
//! can happen side by side on one network does, and the networks run side by side too.
