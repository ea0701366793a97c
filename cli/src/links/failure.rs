//! Why a command about links could not be carried out.

use std::path::PathBuf;

use litentry_external_account::{ExternalAccount, InvalidExternalAccount, Platform};
use litentry_link_proof::{CannotSign, InvalidProof, InvalidProofText};
use litentry_link_record::CannotOpenExport;
use litentry_vocabulary::{Account, LinkId};

use super::{LinkKind, refusal};
use crate::{chain::advice, wallet_key::InvalidWalletKey};

/// Why a command about links could not be carried out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LinkFailure {
	/// Neither an address nor a key was named.
	#[error("which account is to be linked?")]
	NoAddress,
	/// The account that is to have the links was not named.
	#[error("who is to have the links?")]
	NoNewOwner,
	/// The text is not an address of the network.
	#[error(transparent)]
	InvalidAddress(#[from] InvalidExternalAccount),
	/// The file has no key of the network.
	#[error("{}: {source}", path.display())]
	MalformedKey {
		/// The file.
		path: PathBuf,
		/// What is wrong.
		source: InvalidWalletKey,
	},
	/// The key is another account's.
	#[error(transparent)]
	CannotSign(#[from] CannotSign),
	/// The text is not a signature.
	#[error(transparent)]
	MalformedSignature(#[from] InvalidProofText),
	/// Everyone would have to be able to check a contract wallet's signature.
	#[error("a contract wallet's signature is checked by analyzers, and so in shielded links only")]
	ContractInPublic,
	/// The signature is not the external account's over the challenge.
	#[error("the signature is not that of {external} over the challenge: {source}")]
	InvalidProof {
		/// The external account.
		external: ExternalAccount,
		/// What is wrong.
		source: InvalidProof,
	},
	/// The signature is not the new account's over the challenge.
	#[error("the signature is not that of {to} over the challenge: {source}")]
	InvalidConsent {
		/// The account that is to have the links.
		to: Account,
		/// What is wrong.
		source: InvalidProof,
	},
	/// The chain links no accounts of this platform at present.
	#[error("accounts of the platform {platform} are not linked at present")]
	PlatformOff {
		/// The platform.
		platform: Platform,
	},
	/// There is no such link of this account.
	#[error("account {account} has no link {link}")]
	NoLink {
		/// The account.
		account: Account,
		/// The link.
		link: LinkId,
	},
	/// There is no such link, or not everyone knows its external account.
	#[error("there is no public link {link}")]
	NotPublic {
		/// The link.
		link: LinkId,
	},
	/// A link does not have the kind that can be turned into the other.
	#[error("link {link} is not {kind}, or waits for the workers already")]
	CannotTurn {
		/// The link.
		link: LinkId,
		/// The kind that it would have to have.
		kind: LinkKind,
	},
	/// The workers did not tell what they know of the account's links.
	#[error("the workers did not answer in time")]
	ExportUnanswered,
	/// The workers could not read what was asked of them.
	#[error("the workers could not read the request")]
	ExportUnread,
	/// What the workers sealed does not open with this account's key.
	#[error("the export does not open: {source}")]
	CannotOpenExport {
		/// Why not.
		source: CannotOpenExport,
	},
}

impl LinkFailure {
	/// What a person can do about it.
	pub fn advice(&self) -> Option<&'static str> {
		Some(match self {
			Self::NoAddress => "name it with --address ADDRESS, or its key with --key-file FILE",
			Self::NoNewOwner => {
				"name it with --to ADDRESS, or --to-account NAME if it is on this computer"
			}
			Self::InvalidAddress(_) => "is it an address of the network that was named?",
			Self::CannotSign(_) => {
				"name the key of this very account; with --key-file, --address can be left out"
			}
			Self::MalformedKey { .. } => {
				"see `litentry link NETWORK --help` for the form of key files"
			}
			Self::MalformedSignature(_) => {
				"paste what the wallet shows after signing, or save it and name the file with --signature-file"
			}
			Self::InvalidProof { source, .. } | Self::InvalidConsent { source, .. } => {
				return advice::on_link(refusal::name(source));
			}
			Self::ContractInPublic => {
				return advice::on_link(refusal::name(&InvalidProof::NeedsAnalyzers));
			}
			Self::PlatformOff { .. } => "see `litentry platforms`",
			Self::NoLink { .. } | Self::CannotTurn { .. } => "see `litentry links`",
			Self::NotPublic { .. } => "see `litentry links --of EXTERNAL`",
			Self::ExportUnanswered => "run the command again when `litentry workers` lists one",
			Self::ExportUnread => "run the command again: the request is sealed anew",
			Self::CannotOpenExport { .. } => "a worker is faulty: tell the network's operators",
		})
	}
}
