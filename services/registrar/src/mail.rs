//! Electronic mail: messages to people, and their replies.
//!
//! - [`MailAddress`]: an address
//! - [`Letter`], [`Post`], [`Smtp`]: what is sent, whoever sends it, and sending over SMTP
//! - [`Stationery`]: what letters have in common
//! - [`Postmark`]: how replies to them are told from replies to others
//! - [`MailNotices`]: tells people what they did not ask for
//! - [`Received`], [`Reply`], [`Ignored`]: whether a message says what it says it does: one pure
//!   decision
//! - [`Replies`], [`Inbox`]: what is done with messages, and reading them over IMAP
//! - [`Settings`]: where all that is

mod address;
mod blocks;
mod inbox;
mod letter;
mod notices;
mod post;
mod postmark;
mod received;
mod replies;
mod settings;
mod smtp;
mod stationery;
mod trust;

pub use address::MailAddress;
pub use blocks::Block;
pub use inbox::Inbox;
pub use letter::{Attachment, Letter, Occasion};
pub use notices::MailNotices;
pub use post::{NotSent, Post};
pub use postmark::Postmark;
pub use received::{Ignored, MAX_CODES, Received, Records, Reply};
pub use replies::{Handled, Replies};
pub use settings::{CannotMail, Encryption, InboxSettings, Server, Settings, Settled};
pub use smtp::Smtp;
pub use stationery::Stationery;
