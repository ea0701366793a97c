//! The registrar's own account on Matrix.
//!
//! People send it codes. Whoever sends one is credited by the `sender` that home servers vouch for,
//! and by nothing else: no name that is shown, no list of members, no text that somebody quotes.
//!
//! - [`Settings`], [`Client`], [`Failure`]: a home server, and why it does not do something
//! - [`UserId`]: an account
//! - [`DirectRooms`], [`Untalkable`]: rooms of two, in which people are told something
//! - [`Bot`], [`decide`]: reads what people write, and what is done about it
//! - [`Positions`], [`InMemory`]: how far it has read
//! - [`MatrixNotices`]: tells people what they did not ask for

mod bot;
mod client;
mod credentials;
mod decision;
mod direct_rooms;
mod directory;
mod event;
mod invitation;
mod message;
mod notices;
mod patience;
mod positions;
mod retrying;
mod room;
mod server_name;
mod settings;
mod turns;
mod user_id;
pub(crate) mod words;

pub use self::{
	bot::Bot,
	client::{Client, Failure, Unusable},
	decision::{Step, Why, decide},
	direct_rooms::{DirectRooms, Untalkable},
	event::Event,
	notices::MatrixNotices,
	positions::{InMemory, PositionFailed, Positions},
	room::Room,
	settings::{InvalidSettings, Settings},
	user_id::{InvalidUserId, UserId},
};
