//! Linking external accounts, and what becomes of links.
//!
//! - `make`: challenge, proof, request, answer
//! - `challenged`, `passkey`, `again`: texts that are handed out to be signed elsewhere
//! - `status`, `list`, `lookup`: where links stand, and whose they are
//! - `turn`: public to shielded and back
//! - `removal`, `erase`, `moving`, `export`: the end of links, and what outlasts an account
//! - `platforms`: what can be linked

mod again;
mod challenged;
mod erase;
mod export;
mod failure;
mod list;
mod lookup;
mod make;
mod moving;
mod passkey;
mod platforms;
mod refusal;
mod removal;
mod status;
mod turn;

pub(crate) use again::relying_party;
pub use challenged::{About, Challenged};
pub use erase::{Erased, erase};
pub use export::{
	LinkEntry, LinkRecords, LinksExported, ask_for_records, check_free, clear_records,
	receive_records, save,
};
pub use failure::LinkFailure;
pub use list::LinkList;
pub use lookup::{Lookup, lookup};
pub use make::{challenge, check, check_for_workers, public, settled, shielded};
pub use moving::{
	LinksMoved, MoveForgotten, check_consent, consent, forget_move, move_links, moving_challenge,
};
pub use passkey::PasskeyRequest;
pub use platforms::{PlatformEntry, Platforms, platforms};
pub use removal::{Unlinked, unlink, unlink_by_proof, unlink_challenge};
pub use status::{LinkKind, LinkReport, LinkStatus, Reader};
pub use turn::{Stopped, TurnReport, Turning, turn};

use litentry_vocabulary::LinkId;
use serde::Serializer;

fn number<S: Serializer>(link: &LinkId, to: S) -> Result<S::Ok, S::Error> {
	to.serialize_u64(link.0)
}

fn numbers<S: Serializer>(links: &[LinkId], to: S) -> Result<S::Ok, S::Error> {
	to.collect_seq(links.iter().map(|link| link.0))
}
