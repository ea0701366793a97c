//! What verifies one field: one file below for each, all behind one trait.

use futures::future::BoxFuture;

use crate::{
	challenge::{Channel, Claim, Code},
	identity::Field,
	verifiers::names::KnownName,
};

/// What a person has to do next, and with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instruction {
	/// Look into the mailbox, and follow the link there.
	FollowLink,
	/// Send this code from the account that the identity names to this address.
	Send {
		/// The code.
		code: Code,
		/// To whom: a mail address, or a Matrix account.
		to: String,
	},
	/// Sign in with the platform under this URL.
	SignIn {
		/// Where.
		url: String,
	},
	/// Publish this text there, then have it looked at.
	Publish {
		/// What.
		text: String,
		/// Where: the name of a DNS record, or a URL.
		at: String,
	},
	/// Sign this text with the OpenPGP key, and paste the signature.
	Sign {
		/// What.
		text: String,
	},
	/// Nothing.
	Nothing,
}

/// What was found about an account elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
	/// Who it is, in the form that [`Verifier::address`] writes.
	pub from: String,
	/// Its number on the platform, which stays when its name changes hands.
	pub platform_id: Option<String>,
}

/// Why a field cannot be verified as it is; the person can do something about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Hint {
	/// The field does not hold what it should.
	#[error("{expected}")]
	Malformed {
		/// What it should hold.
		expected: &'static str,
	},
	/// The name is too much like another one's.
	#[error("the name can be taken for {other:?}, which belongs to somebody else")]
	Confusable {
		/// The verified name.
		other: String,
	},
	/// The name holds characters that are not seen or that mislead.
	#[error("the name holds characters that mislead: {what}")]
	Misleading {
		/// Which.
		what: &'static str,
	},
	/// What should be published is not there.
	#[error("nothing was found at {at}")]
	NotPublished {
		/// Where it was looked for.
		at: String,
	},
	/// What is published is something else.
	#[error("what was found at {at} is not the code")]
	OtherContent {
		/// Where it was looked for.
		at: String,
	},
	/// The signature is not this key's over this text, or the key is no longer good.
	#[error("the signature is not accepted: {why}")]
	BadSignature {
		/// Why.
		why: &'static str,
	},
	/// Messages to this address are not wanted by whoever has it.
	#[error("whoever has this address does not want messages from here")]
	Suppressed,
	/// The other side cannot be reached; trying again may help.
	#[error("{what} cannot be reached; try again later")]
	Unreachable {
		/// What.
		what: &'static str,
	},
}

/// Verifies one field.
pub trait Verifier: Send + Sync {
	/// The field.
	fn field(&self) -> Field;

	/// The ways on which it can be shown, the best first.
	fn channels(&self) -> &[Channel];

	/// What the field's text names, in the one form in which addresses are compared: `@Alice` and
	/// `alice` are the same account on X.
	///
	/// # Errors
	///
	/// The text names nothing that can be verified.
	fn address(&self, text: &str) -> Result<String, Hint>;

	/// Starts: sends a message, or says what is to be done.
	///
	/// # Errors
	///
	/// Tells why this cannot be done.
	fn begin<'a>(
		&'a self,
		claim: &'a Claim,
		code: Code,
	) -> BoxFuture<'a, Result<Instruction, Hint>>;

	/// What is to be done if nothing is sent to the address any more; nothing where only a message to it
	/// tells the code.
	fn begin_silently(&self, _claim: &Claim, _code: Code) -> Option<Instruction> {
		None
	}

	/// Looks whether it is there, where that is for the registrar to do: published records, names, and
	/// `submitted` signatures. Channels on which answers come by themselves find nothing to look at.
	///
	/// # Errors
	///
	/// Tells why it is not shown (yet).
	fn look<'a>(
		&'a self,
		claim: &'a Claim,
		code: Code,
		submitted: Option<&'a str>,
	) -> BoxFuture<'a, Result<Finding, Hint>>;

	/// Compares a name with those of identities that are to be judged good, and that no chain shows so
	/// yet. Nothing but names is compared.
	///
	/// # Errors
	///
	/// It can be taken for one of them.
	fn compare(&self, _claim: &Claim, _others: &[KnownName]) -> Result<(), Hint> {
		Ok(())
	}
}
