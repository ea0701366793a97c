//! One run of the program: the world, and what every command takes.

use std::path::Path;

use litentry_sealing::PublicKey;
use litentry_vocabulary::{Account, KeyEpoch};
use zeroize::Zeroizing;

use crate::{
	AccountKey, AccountName, Chain, ChainFailure, DeviceKey, Failure, Home, World,
	args::Common,
	bounded_file,
	home::{Acquaintance, Passphrase},
};

/// The most bytes of a file with a passphrase, a phrase or a key.
const MAX_SECRET_LENGTH: u64 = 4096;

/// One run of the program.
#[derive(Debug)]
pub(crate) struct Session<'a, W> {
	pub(crate) world: &'a mut W,
	pub(crate) common: &'a Common,
	pub(crate) home: &'a Home,
}

impl<W: World> Session<'_, W> {
	pub(crate) async fn chain(&self) -> Result<W::Chain, ChainFailure> {
		self.world.connect(&self.common.node).await
	}

	/// What is sealed to the workers is sealed to this key, if it is the one that was used before.
	pub(crate) async fn workers_key(
		&mut self,
		chain: &W::Chain,
	) -> Result<(KeyEpoch, PublicKey), Failure> {
		let genesis = chain.genesis();
		let (epoch, key) = chain.shielding_key().await?.ok_or(Failure::NoWorkers)?;
		match self.home.recognize(&self.common.node, &genesis, epoch, &key)? {
			Acquaintance::Known => {}
			Acquaintance::New => self.world.tell(&format!(
				"This is the first message to the workers of chain {genesis}: their key is \
				believed from now on."
			)),
		}
		Ok((epoch, key))
	}

	/// The address of the chosen account.
	pub(crate) fn account(&self) -> Result<Account, Failure> {
		self.home.address(&self.common.account)
	}

	/// The key of the chosen account.
	pub(crate) fn key(&mut self) -> Result<AccountKey, Failure> {
		let common = self.common;
		self.key_of(&common.account, common.passphrase_file.as_deref())
	}

	/// The key of an account of this computer, with its passphrase from a file or the person.
	pub(crate) fn key_of(
		&mut self,
		name: &AccountName,
		passphrase: Option<&Path>,
	) -> Result<AccountKey, Failure> {
		self.home.address(name)?;
		let passphrase = match passphrase {
			Some(file) => read_secret(file)?,
			None => {
				self.ask_secret("the passphrase", &format!("Passphrase of account {name}: "))?
			}
		};
		self.home.unlock(name, &Passphrase::new(&passphrase))
	}

	/// A passphrase for a new account.
	pub(crate) fn new_passphrase(&mut self) -> Result<Passphrase, Failure> {
		let owner = format!("account {}", self.common.account);
		self.new_passphrase_of(&owner, self.common.passphrase_file.as_deref())
	}

	/// A passphrase for something new, from a file or the person.
	pub(crate) fn new_passphrase_of(
		&mut self,
		owner: &str,
		file: Option<&Path>,
	) -> Result<Passphrase, Failure> {
		let passphrase = match file {
			Some(file) => read_secret(file)?,
			None => self.ask_twice(owner)?,
		};
		Passphrase::check_length(&passphrase)?;
		Ok(Passphrase::new(&passphrase))
	}

	fn ask_twice(&mut self, owner: &str) -> Result<Zeroizing<String>, Failure> {
		let question = format!("New passphrase for {owner}: ");
		let first = self.ask_secret("a new passphrase", &question)?;
		let second = self.ask_secret("a new passphrase", "The same passphrase again: ")?;
		if first == second { Ok(first) } else { Err(Failure::PassphrasesDiffer) }
	}

	/// The key of a device, with its passphrase from a file or the person.
	pub(crate) fn device_key(
		&mut self,
		file: &Path,
		passphrase: Option<&Path>,
	) -> Result<DeviceKey, Failure> {
		let passphrase = match passphrase {
			Some(passphrase) => read_secret(passphrase)?,
			None => {
				let question = format!("Passphrase of device key {}: ", file.display());
				self.ask_secret("the passphrase of the device's key", &question)?
			}
		};
		DeviceKey::load(file, &Passphrase::new(&passphrase))
	}

	pub(crate) fn ask_secret(
		&mut self,
		what: &'static str,
		question: &str,
	) -> Result<Zeroizing<String>, Failure> {
		self.world.ask_secret(question).map_err(|source| Failure::NobodyToAsk { what, source })
	}

	pub(crate) fn ask(&mut self, what: &'static str, question: &str) -> Result<String, Failure> {
		self.world.ask(question).map_err(|source| Failure::NobodyToAsk { what, source })
	}
}

/// The first line of a file with a secret.
pub(crate) fn read_secret(file: &Path) -> Result<Zeroizing<String>, Failure> {
	let text = bounded_file::read_text(file, MAX_SECRET_LENGTH)?;
	Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}
