//! A door that is played by this computer: it asks for tokens, opens to whoever shows a good one, and
//! tells the chain later. It needs no network to open.
//!
//! What it decides follows from two files alone: a snapshot of the chain, which it checks by itself, and a
//! journal of what it asked and whom it let in. An admission is in the journal before the door opens.

mod admitted;
mod ask;
mod counted;
mod decide;
mod desk;
mod entry;
mod failure;
mod folder;
mod held;
mod init;
mod journal;
mod ledger;
mod next_report;
mod open;
mod pull;
mod refused;
mod report;
mod settings;
mod status;
mod tell;
mod tidy;
mod trust;
mod trust_text;

pub use ask::{Asking, ask};
pub use failure::LockFailure;
pub use folder::{LockFolder, MAX_JOURNAL_BYTES};
pub use init::{LockMade, init, may_report};
pub use ledger::MAX_QUESTIONS;
pub use open::{Opened, StaysShut, Verdict, open};
pub use pull::{Pulled, pull};
pub use refused::Refused;
pub use report::{NotCounted, Reported};
pub use settings::Settings;
pub use status::{LockStatus, SnapshotShown, status};
pub use tell::tell;
pub use trust::trust;
pub use trust_text::TrustText;

pub(crate) use admitted::{Admitted, Told};
pub(crate) use counted::Counted;
pub(crate) use decide::decide;
pub(crate) use desk::{Book, ChainDesk, Desk};
pub(crate) use entry::Entry;
pub(crate) use folder::{Alone, names};
pub(crate) use held::Held;
pub(crate) use ledger::Ledger;
pub(crate) use next_report::{Progress, Ruling, Step, check_node, next};
pub(crate) use report::report;
pub(crate) use tidy::tidy;
pub(crate) use trust_text::read as read_trust;
