//! Making, restoring and showing accounts; transfers.

use std::{fmt, path::PathBuf};

use litentry_credential::did_pkh;
use litentry_vocabulary::{Account, BlockNumber};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::{
	AccountKey, AccountName, Chain, Failure, Lit, Report, Submission, report::text, table::fields,
};

/// An account was made or restored.
#[derive(Debug, Serialize)]
pub struct AccountStored {
	/// What it is called on this computer.
	#[serde(serialize_with = "text")]
	pub name: AccountName,
	/// Its address.
	#[serde(serialize_with = "text")]
	pub address: Account,
	/// Where its encrypted secret is.
	pub file: PathBuf,
	/// The recovery phrase of a new account.
	#[serde(skip_serializing_if = "Option::is_none", serialize_with = "secret_text")]
	pub phrase: Option<Zeroizing<String>>,
}

fn secret_text<S: serde::Serializer>(
	phrase: &Option<Zeroizing<String>>,
	to: S,
) -> Result<S::Ok, S::Error> {
	phrase.as_ref().map(|phrase| phrase.as_str()).serialize(to)
}

impl Report for AccountStored {}

impl fmt::Display for AccountStored {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		fields(
			f,
			&[
				("account", self.name.to_string()),
				("address", self.address.to_string()),
				("file", self.file.display().to_string()),
			],
		)?;
		let Some(phrase) = &self.phrase else { return Ok(()) };
		write!(
			f,
			"\n\nThis is the account's recovery phrase. Write it down and hide it: whoever has it \
			owns the account,\nand without it nobody can restore the account.\n\n    {}",
			phrase.as_str()
		)
	}
}

/// What an account is and has.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountShown {
	/// What it is called on this computer.
	#[serde(serialize_with = "text")]
	pub name: AccountName,
	/// Its address.
	#[serde(serialize_with = "text")]
	pub address: Account,
	/// What the chain knows of it, if a node answered.
	#[serde(flatten)]
	pub on_chain: Option<OnChain>,
}

/// What the chain knows of an account.
#[derive(Debug, Serialize)]
pub struct OnChain {
	/// Its decentralized identifier, as credentials name it.
	pub did: String,
	/// What it can spend.
	pub free: Lit,
	/// What is held of it as deposits and fees.
	pub held: Lit,
}

impl Report for AccountShown {}

impl fmt::Display for AccountShown {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let mut pairs =
			vec![("account", self.name.to_string()), ("address", self.address.to_string())];
		if let Some(OnChain { did, free, held }) = &self.on_chain {
			pairs.extend([
				("DID", did.clone()),
				("free", free.to_string()),
				("held", held.to_string()),
			]);
		}
		fields(f, &pairs)
	}
}

/// What the chain knows of an account.
pub async fn on_chain(chain: &impl Chain, address: Account) -> Result<OnChain, Failure> {
	let balances = chain.balances(address).await?;
	let did = did_pkh::did(&chain.genesis(), &address);
	Ok(OnChain { did, free: Lit(balances.free), held: Lit(balances.held) })
}

/// LIT was given to an account.
#[derive(Debug, Serialize)]
pub struct Transferred {
	/// Who received.
	#[serde(serialize_with = "text")]
	pub to: Account,
	/// How much.
	pub amount: Lit,
	/// The block that holds the transfer.
	pub block: BlockNumber,
}

impl Report for Transferred {}

impl fmt::Display for Transferred {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "Gave {} to {} in block {}.", self.amount, self.to, self.block)
	}
}

/// Gives LIT to an account.
pub async fn transfer(
	chain: &impl Chain,
	key: &AccountKey,
	to: Account,
	amount: Lit,
) -> Result<Transferred, Failure> {
	let block = chain.submit(key, Submission::Transfer { to, amount: amount.0 }).await?;
	Ok(Transferred { to, amount, block })
}
