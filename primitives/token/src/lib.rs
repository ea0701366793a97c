//! Authorization tokens: their terms, whether one holds, and how a holder shows it.
//!
//! What the chain keeps, and shares with everyone who checks a token:
//!
//! - [`Token`]: one token, with the [`Terms`] that it was issued under
//! - [`Definition`]: an offer of tokens
//! - [`Issuer`]: what holds for all tokens of one identity
//! - [`Update`]: changes to one token or to all of an identity
//! - [`Hours`]: the times of the week at which a token can be used
//! - [`standing`]: whether a token is good now, and if not, why

#![cfg_attr(not(feature = "std"), no_std)]

mod definition;
mod hours;
mod id;
mod issuer;
mod standing;
mod terms;
mod token;
mod update;

pub use definition::Definition;
pub use hours::{Hours, InvalidHours};
pub use id::token_id;
pub use issuer::{Amended, Amendments, Issuer};
pub use standing::{NotGood, effective, standing};
pub use terms::{MAX_TOKEN_DATA, Terms, TokenData, Transfer, Uses};
pub use token::Token;
pub use update::Update;
