//! The calls of links.

use litentry_certificate::Certificate;
use litentry_external_account::ExternalAccount;
use litentry_link_proof::{LinkProof, SubstrateProof};
use litentry_link_record::{EncryptedRecord, Nullifier};
use litentry_vocabulary::{Account, BlockNumber, KeyEpoch, LinkId};
use parity_scale_codec::Encode;

/// A call of links.
// A few hundred bytes, made once for one transaction: not worth a box.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkCall {
	/// Asks the workers to link an external account to the signer in secret.
	Request {
		/// The nonce of the challenge.
		nonce: u32,
		/// The epoch of the shielding key.
		epoch: KeyEpoch,
		/// The last block at which the link counts, as in the challenge.
		ends: Option<BlockNumber>,
		/// The sealed request.
		sealed: Vec<u8>,
	},
	/// Answers that the proof is good, or shields a public link.
	Confirm {
		/// The link.
		id: LinkId,
		/// Its encrypted record.
		record: EncryptedRecord,
		/// Its external account's pseudonym.
		nullifier: Nullifier,
		/// The workers' signatures.
		certificate: Certificate,
	},
	/// Answers that the proof is not good, or that a link stays shielded or public as it is.
	Refuse {
		/// The link.
		id: LinkId,
		/// The reason, sealed to the owner.
		sealed_reason: Vec<u8>,
		/// The workers' signatures.
		certificate: Certificate,
	},
	/// Removes a link of the signer's.
	Unlink {
		/// The link.
		id: LinkId,
	},
	/// Links an external account to the signer for everyone to see.
	Public {
		/// The external account.
		external: ExternalAccount,
		/// The nonce of the challenge.
		nonce: u32,
		/// The last block at which the proof is accepted.
		expires: BlockNumber,
		/// The last block at which the link counts.
		ends: Option<BlockNumber>,
		/// The external account's signature over the challenge.
		proof: LinkProof,
	},
	/// Removes a public link in the name of its external account.
	UnlinkByProof {
		/// The link.
		id: LinkId,
		/// The last block at which the proof is accepted.
		expires: BlockNumber,
		/// The external account's signature over the challenge.
		proof: LinkProof,
	},
	/// Asks the workers to shield a public link of the signer's.
	Shield {
		/// The link.
		id: LinkId,
	},
	/// Asks the workers to publish a shielded link of the signer's.
	Reveal {
		/// The link.
		id: LinkId,
	},
	/// Publishes a shielded link.
	ConfirmReveal {
		/// The link.
		id: LinkId,
		/// Its external account.
		external: ExternalAccount,
		/// The workers' signatures.
		certificate: Certificate,
	},
	/// Hands all links of the signer over to another account.
	Move {
		/// The other account.
		to: Account,
		/// The nonce of the challenge that it signed.
		nonce: u32,
		/// The last block at which its consent is accepted.
		expires: BlockNumber,
		/// Its signature over the challenge.
		consent: SubstrateProof,
	},
	/// Deletes the note of where the signer's links have moved.
	ForgetMove,
	/// Asks the workers for all records of the signer's links.
	RequestExport {
		/// The epoch of the shielding key.
		epoch: KeyEpoch,
		/// The sealed request.
		sealed: Vec<u8>,
	},
	/// Answers with all records of an account's links.
	AnswerExport {
		/// Whose links.
		account: Account,
		/// The records, sealed to the owner.
		sealed: Vec<u8>,
		/// The workers' signatures.
		certificate: Certificate,
	},
	/// Deletes the signer's export.
	ClearExport,
	/// Deletes all links and the export of the signer's.
	Erase,
}

impl LinkCall {
	/// The call as `Pallet.call`.
	pub const fn name(&self) -> &'static str {
		match self {
			Self::Request { .. } => "IdentityLinker.request_link",
			Self::Confirm { .. } => "IdentityLinker.confirm_link",
			Self::Refuse { .. } => "IdentityLinker.refuse_link",
			Self::Unlink { .. } => "IdentityLinker.unlink",
			Self::Public { .. } => "IdentityLinker.link_public",
			Self::UnlinkByProof { .. } => "IdentityLinker.unlink_by_proof",
			Self::Shield { .. } => "IdentityLinker.shield",
			Self::Reveal { .. } => "IdentityLinker.reveal",
			Self::ConfirmReveal { .. } => "IdentityLinker.confirm_reveal",
			Self::Move { .. } => "IdentityLinker.move_links",
			Self::ForgetMove => "IdentityLinker.forget_move",
			Self::RequestExport { .. } => "IdentityLinker.request_export",
			Self::AnswerExport { .. } => "IdentityLinker.answer_export",
			Self::ClearExport => "IdentityLinker.clear_export",
			Self::Erase => "IdentityLinker.erase",
		}
	}

	/// The SCALE encoding of each argument, in the order of the pallet's call.
	pub(super) fn arguments(&self) -> Vec<Vec<u8>> {
		match self {
			Self::Request { nonce, epoch, ends, sealed } => {
				vec![nonce.encode(), epoch.encode(), ends.encode(), sealed.encode()]
			}
			Self::Confirm { id, record, nullifier, certificate } => {
				vec![id.encode(), record.encode(), nullifier.encode(), certificate.encode()]
			}
			Self::Refuse { id, sealed_reason, certificate } => {
				vec![id.encode(), sealed_reason.encode(), certificate.encode()]
			}
			Self::Unlink { id } | Self::Shield { id } | Self::Reveal { id } => vec![id.encode()],
			Self::Public { external, nonce, expires, ends, proof } => vec![
				external.encode(),
				nonce.encode(),
				expires.encode(),
				ends.encode(),
				proof.encode(),
			],
			Self::UnlinkByProof { id, expires, proof } => {
				vec![id.encode(), expires.encode(), proof.encode()]
			}
			Self::ConfirmReveal { id, external, certificate } => {
				vec![id.encode(), external.encode(), certificate.encode()]
			}
			Self::Move { to, nonce, expires, consent } => {
				vec![to.encode(), nonce.encode(), expires.encode(), consent.encode()]
			}
			Self::RequestExport { epoch, sealed } => vec![epoch.encode(), sealed.encode()],
			Self::AnswerExport { account, sealed, certificate } => {
				vec![account.encode(), sealed.encode(), certificate.encode()]
			}
			Self::ForgetMove | Self::ClearExport | Self::Erase => vec![],
		}
	}
}
