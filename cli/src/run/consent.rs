//! Signatures of external accounts: by a key at hand, or by a wallet elsewhere.

use std::path::Path;

use litentry_external_account::Network;
use litentry_link_proof::{Consent, LinkProof};

use crate::{
	Failure, WalletKey, World,
	args::ChallengeOptions,
	bounded_file,
	links::{Challenged, LinkFailure},
	session::Session,
};

/// More than any wallet writes.
const MAX_FILE_LENGTH: u64 = 16 * 1024;

impl<W: World> Session<'_, W> {
	/// The key in a file, if one was named.
	pub(super) fn wallet_key(
		&mut self,
		network: Network,
		file: Option<&Path>,
		passphrase: Option<&Path>,
	) -> Result<Option<WalletKey>, Failure> {
		let Some(path) = file else { return Ok(None) };
		if matches!(network, Network::Device(_)) {
			return Ok(Some(WalletKey::Device(self.device_key(path, passphrase)?)));
		}
		let text = bounded_file::read_text(path, MAX_FILE_LENGTH)?;
		let malformed = |source| LinkFailure::MalformedKey { path: path.into(), source };
		Ok(Some(WalletKey::read(network, text.trim()).map_err(malformed)?))
	}

	/// The external account's consent.
	pub(super) fn proof(
		&mut self,
		consent: &impl Consent,
		wallet: Option<&WalletKey>,
		asked: &Challenged,
		options: &ChallengeOptions,
	) -> Result<LinkProof, Failure> {
		if let Some(wallet) = wallet {
			return Ok(wallet.sign(consent).map_err(LinkFailure::from)?);
		}
		let signature = self.signature(asked, options)?;
		Ok(LinkProof::read(consent, &signature).map_err(LinkFailure::from)?)
	}

	/// What a contract wallet handed out, which can look like the signature of a key.
	pub(super) fn contract_proof(
		&mut self,
		asked: &Challenged,
		options: &ChallengeOptions,
	) -> Result<LinkProof, Failure> {
		let signature = self.signature(asked, options)?;
		Ok(LinkProof::read_contract_wallet(&signature).map_err(LinkFailure::from)?)
	}

	/// A signature that was made elsewhere: as typed, in a file, or asked for.
	pub(super) fn signature(
		&mut self,
		asked: &Challenged,
		options: &ChallengeOptions,
	) -> Result<String, Failure> {
		if let Some(signature) = &options.signature {
			return Ok(signature.clone());
		}
		if let Some(file) = &options.signature_file {
			return Ok(bounded_file::read_text(file, MAX_FILE_LENGTH)?.trim().to_owned());
		}
		self.world.tell(&format!("{}\n", asked.request()));
		self.ask("the signature", "Signature: ")
	}
}
