//! What is to be submitted to chains: exactly one judgement for each request, whatever crashes.
//!
//! - [`Intent`], [`Dispatch`]: a judgement that was decided, and how far its submission has come
//! - [`next`]: what to do about it, a pure function of what the finalized chain shows
//! - [`Submitter`]: what signs, sends and looks up; whoever knows the chain implements it
//!
//! A transaction is kept before it is sent. From then on it may land at any time, sent or not, until
//! its era is over or its nonce is used; before that no second one is made. So there is no state
//! "sent": it would tell nothing, for a crash between sending and noting it makes both possible.

mod courier;
mod decision;
mod intent;
mod submitter;

pub use decision::{MAX_ATTEMPTS, Step, next};
pub use intent::{Dispatch, Intent, IntentId, Outcome, Said, Signed, TransactionHash};
pub use submitter::{Facts, Inclusion, SubmitFailed, Submitter};
