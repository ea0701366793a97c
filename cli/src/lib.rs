//! The command line: linking accounts, requesting scores, checking credentials, and owning identities
//! and tokens.
//!
//! Every command is a function from the chain and what was typed to a [`Report`], so that programs
//! and tests can use it without a terminal. [`run`](run::run) puts them together; `main.rs` only
//! hands in the real world.
//!
//! - [`args`]: what can be typed
//! - [`account`], [`links`], [`requests`], [`credential`], [`knowledge`], [`analyzers`],
//!   [`workers`], [`identity`], [`token`], [`lock`]: the commands
//! - [`Chain`] and [`World`]: what they need; [`node`] is the chain behind a real node
//! - [`Home`]: the files that the command line keeps, secrets encrypted with a passphrase
//! - [`Failure`]: why a command could not be carried out, and what to do next

pub mod account;
mod account_key;
mod account_name;
mod amount;
pub mod analyzers;
pub mod args;
mod as_text;
mod bounded_file;
pub mod chain;
mod code_file;
mod content_id;
pub mod credential;
mod device_key;
mod failure;
pub mod home;
pub mod identity;
pub mod knowledge;
pub mod links;
pub mod lock;
pub mod node;
mod opening_hours;
mod qr;
mod receiver;
mod report;
pub mod requests;
pub mod run;
mod session;
mod signature_text;
mod span;
mod table;
pub mod token;
mod token_data;
mod wallet_key;
mod when;
pub mod workers;
mod world;

pub use account_key::{AccountKey, InvalidSecret, Phrase};
pub use account_name::{AccountName, InvalidAccountName};
pub use amount::{InvalidAmount, Lit};
pub use chain::{Chain, ChainFailure, Submission};
pub use content_id::{ContentId, InvalidContentId};
pub use device_key::DeviceKey;
pub use failure::Failure;
pub use home::Home;
pub use opening_hours::{AnyHours, InvalidOpeningHours, OpeningHours};
pub use qr::{Background, InvalidBackground, TooLongForQr};
pub use receiver::{InvalidReceiver, Receiver};
pub use report::{Rendered, Report};
pub use signature_text::{InvalidSignatureText, SignatureText};
pub use span::{InvalidSpan, Span};
pub use token_data::{DataText, InvalidData};
pub use wallet_key::{InvalidWalletKey, WalletKey};
pub use when::{Ending, InvalidWhen, When};
pub use world::World;
