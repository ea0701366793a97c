//! Why a command could not be carried out, and what to do next.

use std::{io, path::PathBuf};

use litentry_credential::{CredentialInvalid, CredentialUnreadable};
use litentry_sealing::CannotSeal;
use litentry_token::InvalidCode;
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, LinkId, RequestId};

use crate::{
	AccountName, ChainFailure, InvalidSecret, TooLongForQr,
	home::{CannotUnlock, PassphraseTooShort},
	identity::IdentityFailure,
	links::LinkFailure,
	lock::LockFailure,
	token::TokenFailure,
};

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
	/// There is no such account on this computer.
	#[error("there is no account named {name} on this computer")]
	NoAccount {
		/// The name that was looked for.
		name: AccountName,
	},
	/// The name is taken.
	#[error("there is an account named {name} on this computer already")]
	AccountExists {
		/// The name.
		name: AccountName,
	},
	/// The secret of an account could not be decrypted.
	#[error(transparent)]
	CannotUnlock(#[from] CannotUnlock),
	/// The passphrase protects nothing.
	#[error(transparent)]
	PassphraseTooShort(#[from] PassphraseTooShort),
	/// The passphrase was typed differently the second time.
	#[error("the two passphrases differ")]
	PassphrasesDiffer,
	/// Not the secret of an account.
	#[error(transparent)]
	InvalidSecret(#[from] InvalidSecret),
	/// Something has to be typed, but nobody is there.
	#[error("cannot ask for {what}: {source}")]
	NobodyToAsk {
		/// What was to be asked for.
		what: &'static str,
		/// Why not.
		source: io::Error,
	},
	/// A file could not be read.
	#[error("cannot read {}: {source}", path.display())]
	Unreadable {
		/// The file.
		path: PathBuf,
		/// Why not.
		source: io::Error,
	},
	/// A file is longer than anything that is expected there.
	#[error("{} is longer than {limit} bytes", path.display())]
	FileTooLong {
		/// The file.
		path: PathBuf,
		/// The most bytes that are read.
		limit: u64,
	},
	/// A file could not be written.
	#[error("cannot write {}: {source}", path.display())]
	Unwritable {
		/// The file.
		path: PathBuf,
		/// Why not.
		source: io::Error,
	},
	/// There is a file of this name.
	#[error("there is a file {} already", path.display())]
	FileExists {
		/// The file.
		path: PathBuf,
	},
	/// The file has no device's key, or was changed.
	#[error("{} has no device key, or is damaged", path.display())]
	NoDeviceKey {
		/// The file.
		path: PathBuf,
	},
	/// The text in a file is not that of the QR code that is expected there.
	#[error("{}: {source}", path.display())]
	MalformedCode {
		/// The file.
		path: PathBuf,
		/// What is wrong.
		source: InvalidCode,
	},
	/// The text is not a verifier's question.
	#[error("this is no verifier's question: {source}")]
	MalformedQuestion {
		/// What is wrong.
		source: InvalidCode,
	},
	/// A QR code cannot be drawn.
	#[error(transparent)]
	TooLongForQr(#[from] TooLongForQr),
	/// A description is not of the expected form.
	#[error("{}: {source}", path.display())]
	MalformedDescription {
		/// The file.
		path: PathBuf,
		/// What is wrong.
		source: toml::de::Error,
	},
	/// There is no worker whose key requests could be sealed to.
	#[error("no worker is registered on this chain")]
	NoWorkers,
	/// A node serves another chain than it did before.
	#[error(
		"the node at {node} serves chain {genesis}, but {} has another chain for it",
		path.display()
	)]
	OtherChain {
		/// The node's URL.
		node: Box<str>,
		/// The chain that it serves now.
		genesis: GenesisHash,
		/// The file that names the chain that it served before.
		path: PathBuf,
	},
	/// The node names another key of the workers than before. With a key of its own it could read what
	/// is meant for them.
	#[error(
		"the node names another key of the workers than the one in {}; with a key of its own it \
		could read what is meant for them",
		path.display()
	)]
	OtherWorkersKey {
		/// The file with the epoch and the hash of the key that was used before.
		path: PathBuf,
	},
	/// The workers' key cannot be sealed to.
	#[error(transparent)]
	CannotSeal(#[from] CannotSeal),
	/// A link cannot be used for a request.
	#[error("link {link} is not confirmed")]
	LinkNotConfirmed {
		/// The link.
		link: LinkId,
	},
	/// A link would have to be proven again.
	#[error("link {link} has ended at block {ends}")]
	LinkEnded {
		/// The link.
		link: LinkId,
		/// The last block at which it counted.
		ends: BlockNumber,
	},
	/// The account has no confirmed link that counts.
	#[error("account {account} has no confirmed link")]
	NothingLinked {
		/// The account.
		account: Account,
	},
	/// More links than one request takes.
	#[error("{count} links, but one request takes at most {limit}")]
	TooManyLinks {
		/// How many were named.
		count: usize,
		/// How many can be.
		limit: u32,
	},
	/// No algorithm goes by this name or id.
	#[error("there is no algorithm {wanted}")]
	NoAlgorithm {
		/// What was looked for.
		wanted: String,
	},
	/// Several algorithms have this name.
	#[error("{count} algorithms are named {name}")]
	AmbiguousAlgorithm {
		/// The name.
		name: String,
		/// How many there are.
		count: usize,
	},
	/// The code is not an algorithm that the chain accepts.
	#[error("{} is not an algorithm: {source}", path.display())]
	UnusableCode {
		/// The file.
		path: PathBuf,
		/// Why not.
		source: litentry_scoring::Refusal,
	},
	/// More events than one algorithm takes.
	#[error("{count} events, but one algorithm takes at most {limit}")]
	TooManyEvents {
		/// How many are named.
		count: usize,
		/// How many can be.
		limit: u32,
	},
	/// There is no such request of this account.
	#[error("account {account} has no request {request}")]
	NoRequest {
		/// The account.
		account: Account,
		/// The request.
		request: RequestId,
	},
	/// A request has no credential.
	#[error("request {request} has no credential: {why}")]
	NoCredential {
		/// The request.
		request: RequestId,
		/// What came of it instead.
		why: Box<str>,
	},
	/// The sealed credential does not open with this account's key.
	#[error("the credential of request {request} does not open: {source}")]
	CredentialUnreadable {
		/// The request.
		request: RequestId,
		/// Why not.
		source: CredentialUnreadable,
	},
	/// What was opened is not the credential that the chain certified.
	#[error(
		"the workers sealed something else than what the chain certified for request {request}"
	)]
	CommitmentMismatch {
		/// The request.
		request: RequestId,
	},
	/// The file is not a credential.
	#[error("{} is not a credential: {source}", path.display())]
	InvalidCredential {
		/// The file.
		path: PathBuf,
		/// What is wrong.
		source: CredentialInvalid,
	},
	/// A command about identities could not be carried out.
	#[error(transparent)]
	Identity(#[from] IdentityFailure),
	/// A command about links could not be carried out.
	#[error(transparent)]
	Link(#[from] LinkFailure),
	/// A command about locks could not be carried out.
	#[error(transparent)]
	Lock(#[from] LockFailure),
	/// A command about tokens could not be carried out.
	#[error(transparent)]
	Token(#[from] TokenFailure),
	/// The chain did not do or tell what was asked.
	#[error(transparent)]
	Chain(#[from] ChainFailure),
}

impl Failure {
	/// What a person can do about it.
	pub fn advice(&self) -> Option<&'static str> {
		Some(match self {
			Self::NoAccount { .. } => {
				"make one with `litentry account new`, or choose another with --account NAME"
			}
			Self::AccountExists { .. } => "choose another name with --account NAME",
			Self::CannotUnlock(CannotUnlock::WrongPassphrase) => "try again",
			Self::CannotUnlock(CannotUnlock::Damaged) => {
				"remove the file and restore the account from its recovery phrase: `litentry account import`"
			}
			Self::PassphraseTooShort(_) => "choose a longer one",
			Self::PassphrasesDiffer => "run the command again",
			Self::NobodyToAsk { .. } => {
				"run the command in a terminal, or give a file: see the command's --help"
			}
			Self::NoWorkers => "wait until one is: see `litentry workers`",
			Self::OtherChain { .. } | Self::OtherWorkersKey { .. } => {
				"ask a node that you trust with --node URL; remove the file only if you know why this has changed, for example because a development network was started anew"
			}
			Self::LinkNotConfirmed { .. } => "see `litentry links`",
			Self::LinkEnded { .. } => {
				"prove it again: `litentry link` with the same account makes a new link of it"
			}
			Self::NothingLinked { .. } => "link one first: see `litentry link --help`",
			Self::TooManyLinks { .. } => "name fewer with --link NUMBER",
			Self::NoAlgorithm { .. } => "see `litentry algorithms`",
			Self::AmbiguousAlgorithm { .. } => "name it by its id: see `litentry algorithms`",
			Self::NoRequest { .. } | Self::NoCredential { .. } => "see `litentry requests`",
			Self::CredentialUnreadable { .. } | Self::CommitmentMismatch { .. } => {
				"a worker is faulty: tell the network's operators, and request the score again"
			}
			Self::FileExists { .. } => "name another file",
			Self::NoDeviceKey { .. } => "make one with `litentry identity device-key new FILE`",
			Self::MalformedCode { .. } => {
				"save the whole text that you were sent, and nothing else"
			}
			Self::MalformedQuestion { .. } => {
				"name the whole text of the verifier's QR code, or - to be asked for it"
			}
			Self::TooLongForQr(_) => "leave out the QR code: --no-qr, or without --qr",
			Self::Link(failure) => return failure.advice(),
			Self::Lock(failure) => return failure.advice(),
			Self::Token(failure) => return failure.advice(),
			Self::Identity(failure) => return failure.advice(),
			Self::Chain(failure) => return failure.advice(),
			_ => return None,
		})
	}
}
