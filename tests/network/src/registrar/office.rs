//! A registrar as the chain knows it.

use litentry_vocabulary::{Account, Balance};
use rand::CryptoRng;

use super::{IdentityChain, Key, calls, chain::first_field};
use crate::{Fault, LIT};

/// What a judgement costs.
pub const FEE: Balance = LIT;

/// What a registrar and its proxy get to pay for transactions and deposits from.
const FUNDS: Balance = 1_000 * LIT;

/// The bits of the display name and of the mail address.
const FIELDS: u64 = 1 | 16;

/// A registrar as the chain knows it, with its key.
#[derive(Clone, Debug)]
pub struct Office {
	/// Which registrar it is.
	pub index: u32,
	/// The key that signs judgements.
	pub signer: Key,
	/// The registrar's account, where another key signs for it.
	pub acts_for: Option<Account>,
}

impl Office {
	/// Makes somebody new a registrar.
	pub async fn open(chain: &IdentityChain, rng: &mut impl CryptoRng) -> Result<Self, Fault> {
		let signer = Key::generate(rng)?;
		let index = register(chain, &signer).await?;
		Ok(Self { index, signer, acts_for: None })
	}

	/// Makes somebody new a registrar, and lets another key judge for him as his proxy.
	pub async fn open_by_proxy(
		chain: &IdentityChain,
		rng: &mut impl CryptoRng,
	) -> Result<Self, Fault> {
		let (registrar, signer) = (Key::generate(rng)?, Key::generate(rng)?);
		let index = register(chain, &registrar).await?;
		chain.fund(&[signer.account()], FUNDS).await?;
		chain.submit(&registrar, &calls::add_proxy(signer.account())).await?;
		Ok(Self { index, signer, acts_for: Some(registrar.account()) })
	}
}

/// Registers an account, and says what it judges and what that costs.
async fn register(chain: &IdentityChain, registrar: &Key) -> Result<u32, Fault> {
	let account = registrar.account();
	let welcome = [calls::transfer(account, FUNDS), calls::sudo(calls::add_registrar(account))];
	let done = chain.done(&Key::alice()?, &calls::batch_all(welcome)).await?;
	let index = first_field(&done, "Identity", "RegistrarAdded");
	let index = index.ok_or(Fault::NoEvent { name: "RegistrarAdded" })?;
	let terms = [calls::set_fee(index, FEE), calls::set_fields(index, FIELDS)];
	chain.submit_all(registrar, &terms).await?;
	Ok(index)
}
