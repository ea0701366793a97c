//! Challenges: single-use secrets that whoever holds an account elsewhere gives back.
//!
//! - [`Claim`]: what a challenge is to show, down to the identity's hash
//! - [`Secret`], [`Code`]: 128 random bits, and their text
//! - [`Challenge`], [`Refused`]: what is kept of one, and the decision about an answer

mod claim;
mod code;
mod decision;

pub use claim::{Channel, Claim};
pub use code::{Code, InvalidCode, Secret};
pub use decision::{Challenge, Refused};
