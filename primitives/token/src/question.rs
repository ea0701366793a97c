//! What a verifier asks.

use core::fmt;

use litentry_vocabulary::{GenesisHash, IdentityId};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// 16 random bytes of the verifier, fresh for each showing.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Nonce(pub [u8; 16]);

impl fmt::Debug for Nonce {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("0x")?;
		self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
	}
}

/// What a verifier asks: a token of the identity that it accepts, shown to it, now.
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
pub struct Question {
	/// The chain that the tokens are on.
	pub genesis: GenesisHash,
	/// Who asks.
	pub verifier: IdentityId,
	/// The identity whose tokens it accepts: often its own.
	pub accepts: IdentityId,
	/// What makes this question another one than all before.
	pub nonce: Nonce,
}

impl Question {
	/// What a presentation repeats of this question.
	pub const fn hint(&self) -> QuestionHint {
		QuestionHint {
			genesis: start(&self.genesis.0),
			verifier: start(&self.verifier.0),
			nonce: start(&self.nonce.0),
		}
	}
}

/// The first bytes of what a presentation answers. They bind nothing, the signature does: they
/// only let a verifier say what is wrong with a presentation that was made for another one.
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
pub struct QuestionHint {
	/// Of the chain's genesis hash.
	pub genesis: [u8; 4],
	/// Of who asked.
	pub verifier: [u8; 4],
	/// Of the nonce.
	pub nonce: [u8; 4],
}

const fn start<const LENGTH: usize>(bytes: &[u8; LENGTH]) -> [u8; 4] {
	match bytes.first_chunk() {
		Some(start) => *start,
		None => [0; 4],
	}
}
