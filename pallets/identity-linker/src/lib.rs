//! Shielded links of external accounts to accounts.
