//! The bytes that are signed, in the forms in which wallets sign them.

use core::fmt;

use litentry_verifying_key::{Signature, VerifyingKey};
use litentry_vocabulary::blake2_256;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen, Output};
use scale_info::TypeInfo;

const OPENING: &[u8] = b"<Bytes>";
const CLOSING: &[u8] = b"</Bytes>";

/// More than the longest message: `the_longest_messages_fit` says so.
const CAPACITY: usize = 320;

/// Wallets hash what is longer before they sign it.
const MAX_UNHASHED: usize = 256;

/// What a wallet made of a message before it signed.
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
pub enum Form {
	/// Nothing: the message as it is.
	#[codec(index = 0)]
	Raw,
	/// The message between `<Bytes>` and `</Bytes>`, as browser extensions sign.
	#[codec(index = 1)]
	Wrapped,
	/// The BLAKE2b-256 hash of the message, and only when that is longer than 256 bytes, as
	/// hardware wallets sign.
	#[codec(index = 2)]
	Hashed,
}

/// A signature, and what it is of.
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
pub struct Signed {
	/// What was made of the message.
	pub form: Form,
	/// The signature of that.
	pub signature: Signature,
}

impl Signed {
	/// Whether this key's owner signed the message, in the form that is named and in no other.
	pub(crate) fn holds(&self, key: &VerifyingKey, message: &Message) -> bool {
		let bytes = message.bytes(self.form);
		bytes.is_some_and(|bytes| key.verify(bytes, &self.signature).is_ok())
	}
}

/// A message to sign, kept without allocating.
#[derive(Clone)]
pub struct Message {
	/// The message in its wrapped form.
	wrapped: [u8; CAPACITY],
	/// The length of that form.
	length: usize,
	/// The hash of the bare message.
	hash: [u8; 32],
}

impl Message {
	pub(crate) fn new(content: &impl Encode) -> Self {
		let mut buffer = Buffer { bytes: [0; CAPACITY], length: 0 };
		buffer.write(OPENING);
		content.encode_to(&mut buffer);
		buffer.write(CLOSING);
		let Buffer { bytes: wrapped, length } = buffer;
		let mut message = Self { wrapped, length, hash: [0; 32] };
		message.hash = blake2_256(message.raw());
		message
	}

	/// What a wallet signs in this form; `None` for the hash of a message that is not longer than
	/// 256 bytes.
	pub fn bytes(&self, form: Form) -> Option<&[u8]> {
		match form {
			Form::Raw => Some(self.raw()),
			Form::Wrapped => self.wrapped.get(..self.length),
			Form::Hashed => (self.raw().len() > MAX_UNHASHED).then_some(&self.hash),
		}
	}

	/// The BLAKE2b-256 hash of the message, whatever its length.
	pub const fn hash(&self) -> &[u8; 32] {
		&self.hash
	}

	fn raw(&self) -> &[u8] {
		let end = self.length.saturating_sub(CLOSING.len());
		self.wrapped.get(OPENING.len()..end).unwrap_or_default()
	}
}

impl fmt::Debug for Message {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("0x")?;
		self.raw().iter().try_for_each(|byte| write!(f, "{byte:02x}"))
	}
}

struct Buffer {
	bytes: [u8; CAPACITY],
	length: usize,
}

impl Output for Buffer {
	fn write(&mut self, bytes: &[u8]) {
		let end = self.length.saturating_add(bytes.len());
		if let Some(free) = self.bytes.get_mut(self.length..end) {
			free.copy_from_slice(bytes);
		}
		self.length = end;
	}
}
