//! Time and money.

pub use litentry_vocabulary::{Balance, BlockNumber, Moment, SS58_PREFIX};

/// Milliseconds between blocks.
pub const MILLISECONDS_PER_BLOCK: Moment = 6_000;

/// Blocks in a minute.
pub const MINUTES: BlockNumber = 60_000 / (MILLISECONDS_PER_BLOCK as BlockNumber);
/// Blocks in an hour.
pub const HOURS: BlockNumber = MINUTES * 60;
/// Blocks in a day.
pub const DAYS: BlockNumber = HOURS * 24;

/// Slots in a BABE epoch, which is also a session.
pub const EPOCH_SLOTS: u64 = HOURS as u64;

/// One token, in the unit that balances count.
pub const LIT: Balance = 1_000_000_000_000;
/// A thousandth of a token.
pub const MILLI_LIT: Balance = LIT / 1_000;
/// A millionth of a token.
pub const MICRO_LIT: Balance = MILLI_LIT / 1_000;

/// The least that an account must hold to exist.
pub const EXISTENTIAL_DEPOSIT: Balance = 10 * MILLI_LIT;

/// What storing `items` entries of `bytes` bytes in all is worth, held while they are stored.
pub const fn storage_deposit(items: u32, bytes: u32) -> Balance {
	items as Balance * 100 * MILLI_LIT + bytes as Balance * 100 * MICRO_LIT
}
