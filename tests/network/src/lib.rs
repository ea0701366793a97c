//! A local network of real processes that ends with its owner.
