//! A consent as separate fields, for wallets that show them one by one.

use alloc::{string::String, vec::Vec};

/// A struct of EIP-712: its name and its members in the order in which they are shown.
///
/// An absent field is an absent member, and so another type with another hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedStruct {
	/// The name of the type.
	pub name: &'static str,
	/// The members: each name once.
	pub members: Vec<(&'static str, TypedValue)>,
}

/// The value of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedValue {
	/// A `string`.
	Text(String),
	/// A `uint256`.
	Number(u64),
	/// A `bytes32`.
	Hash([u8; 32]),
}
