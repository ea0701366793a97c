//! End-to-end tests: real node, real services, real Ethereum node.
