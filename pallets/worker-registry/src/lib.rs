//! Workers: evidence, keys and lease, and the check of their certificates.
