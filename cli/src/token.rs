//! Authorization tokens: offering, giving, buying, showing and changing them, and handing them over.

mod change;
mod definitions;
mod failure;
mod guard;
mod hand_over;
mod list;
mod make;
mod present;
mod redeem;
mod report;
mod seen;
mod supporting;
pub(crate) mod words;

pub use change::{TokenChanged, TokenDone, change};
pub use definitions::{DefinitionList, definitions};
pub use failure::TokenFailure;
pub use guard::{Guarded, guarded};
pub use hand_over::{HandedOver, Narrower, check_handovers, hand_over, limit};
pub use list::{TokenList, TokensAsked, list};
pub use make::{Defined, TokenMade, buy, define, make};
pub use present::{Asked, Pass, check, data_hash, own_holding, present};
pub use redeem::{Redeemed, redeem};
pub use report::{TokenReport, show};
