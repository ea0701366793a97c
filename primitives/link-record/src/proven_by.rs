//! Who said that an external account consents.

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What shows that the owner holds an external account, and so where the link counts.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProvenBy {
	/// A signature by the external account's key, which controls it on every network of its platform.
	#[codec(index = 0)]
	Key = 0,
	/// The word of a contract wallet, as analyzers heard it. It counts on the contract's own chain
	/// only: a contract at the same address of another chain may be somebody else's.
	#[codec(index = 1)]
	Contract = 1,
}
