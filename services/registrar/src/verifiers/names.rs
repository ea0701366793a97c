//! Which names mislead, and which can be taken for somebody else's.
//!
//! A name is compared by what it looks like, not by its code points: Unicode's UTS 39 tells which
//! characters look alike.
//!
//! - [`misleading`]: characters that are not seen, or that pretend to be others
//! - [`Looks`]: what a name looks like
//! - [`KnownName`], [`VerifiedNames`]: the names that are taken
//! - [`NameRules`], [`Allowance`], [`taken_for`]: whose name another one is too much like

mod characters;
mod comparison;
mod known;
mod looks;
mod scripts;

pub(crate) use characters::is_blank;
pub use characters::misleading;
pub use comparison::{Allowance, NameRules, taken_for};
pub use known::{KnownName, NamesUnavailable, VerifiedNames};
pub use looks::Looks;
pub(super) use scripts::{is_mixed, looks_latin};
