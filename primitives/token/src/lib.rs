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
//!
//! How a holder shows one, at a door with or without network:
//!
//! - [`Question`]: what a verifier asks
//! - [`Presentation`]: a [`Showing`] that answers it, signed by who shows the token
//! - [`Handover`]: a [`Permission`] for another key to show the token
//! - [`Holding`]: what a wallet keeps to show a token
//! - [`verify`], [`verify_report`]: whether a verifier, or later the chain, accepts it, from a
//!   [`View`] of the chain and a [`Ledger`] of what was accepted before
//! - [`verify_first_version`]: the same for the text that the first version's wallets sign

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod admission;
mod chain;
mod claim;
mod definition;
mod first_version;
mod handover;
mod handovers;
mod holding;
mod hours;
mod id;
mod issuer;
mod message;
mod policy;
mod presentation;
mod question;
mod reason;
mod refusal;
mod replay_cache;
mod standing;
mod terms;
mod text;
mod token;
mod token_info;
mod update;
mod verify;
mod view;

pub use admission::Admission;
pub use definition::Definition;
pub use first_version::{
	FIRST_VERSION_WINDOW, FirstShowing, FirstVersion, InvalidFirstVersion, verify_first_version,
};
pub use handover::{Giving, Handover, HandoverId, Permission};
pub use handovers::{Handovers, MAX_HANDOVERS};
pub use holding::Holding;
pub use hours::{Hours, InvalidHours};
pub use id::token_id;
pub use issuer::{Amended, Amendments, Issuer};
pub use message::{Form, Message, Signed};
pub use policy::Policy;
pub use presentation::{Presentation, RedemptionId, Showing};
pub use question::{Nonce, Question, QuestionHint};
pub use refusal::Refusal;
pub use replay_cache::ReplayCache;
pub use standing::{NotGood, effective, standing};
pub use terms::{MAX_TOKEN_DATA, Terms, TokenData, Transfer, Uses};
pub use text::InvalidCode;
pub use token::Token;
pub use token_info::{TokenInfo, TokenStanding};
pub use update::Update;
pub use verify::{verify, verify_report};
pub use view::{Finality, Ledger, View};
