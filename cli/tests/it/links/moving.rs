//! All links become another account's.
