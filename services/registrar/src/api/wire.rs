//! What goes over the wire, and how: the registrar's own values as JSON, with their schemas.
//!
//! - Amounts are decimal numbers as strings, in the smallest unit of the chain's token.
//! - Moments are whole numbers: milliseconds since the Unix epoch.
//! - Hashes and keys are `0x` and hexadecimal digits.
//! - What has several forms says which in `type`.

mod audit;
mod chain;
mod entered;
mod field;
mod hint;
mod instruction;
mod names;
mod obstacle;
mod request;
mod values;

pub(super) use self::{
	audit::Entry,
	chain::Chain,
	entered::{AccountText, ChainText},
	field::Field,
	hint::Hint,
	instruction::Instruction,
	names::{ChannelName, FieldName, RuleName},
	obstacle::Obstacle,
	request::Request,
	values::{Amount, Hex, Time},
};
