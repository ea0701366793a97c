//! Registrars as the chain knows them.

use futures::future::try_join_all;
use litentry_vocabulary::{Account, Balance};
use rand::CryptoRng;

use super::calls::{self, Call};
use super::chain::first_fields;
use super::{IdentityChain, Key};
use crate::{Fault, LIT};

/// What a judgement costs.
pub const FEE: Balance = LIT;

/// What a registrar and its proxy get to pay for transactions and deposits from.
const FUNDS: Balance = 1_000 * LIT;

/// The bits of the display name and of the mail address.
const FIELDS: u64 = 1 | 16;

/// Which key signs a registrar's judgements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedBy {
	/// The registrar's own.
	Itself,
	/// One that may judge for the registrar, as its proxy.
	Proxy,
}

/// A registrar as the chain knows it, with the key that signs its judgements.
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
	/// Makes somebody new a registrar for each of these.
	pub async fn open<const N: usize>(
		chain: &IdentityChain,
		signed_by: [SignedBy; N],
		rng: &mut impl CryptoRng,
	) -> Result<Vec<Self>, Fault> {
		let registrars = Key::several(N, rng)?;
		let proxies = Key::several(N, rng)?;
		let indices = register(chain, &registrars, &proxies).await?;
		let parties = registrars.iter().zip(&proxies).zip(indices).zip(signed_by);
		try_join_all(parties.map(|(((registrar, proxy), index), signed_by)| {
			furnish(chain, registrar, proxy, index, signed_by)
		}))
		.await
	}
}

/// Registers accounts, and gives them and their proxies money.
async fn register(
	chain: &IdentityChain,
	registrars: &[Key],
	proxies: &[Key],
) -> Result<Vec<u32>, Fault> {
	let funded = registrars.iter().chain(proxies).map(|it| calls::transfer(it.account(), FUNDS));
	let added = registrars.iter().map(|it| calls::sudo(calls::add_registrar(it.account())));
	let calls: Vec<Call> = funded.chain(added).collect();
	let done = chain.done(&Key::alice()?, &calls::batch_all(calls)).await?;
	Ok(first_fields(&done, "Identity", "RegistrarAdded"))
}

/// Says what a registrar judges and what that costs, and names its proxy.
async fn furnish(
	chain: &IdentityChain,
	registrar: &Key,
	proxy: &Key,
	index: u32,
	signed_by: SignedBy,
) -> Result<Office, Fault> {
	let mut terms = vec![calls::set_fee(index, FEE), calls::set_fields(index, FIELDS)];
	let office = match signed_by {
		SignedBy::Itself => Office { index, signer: registrar.clone(), acts_for: None },
		SignedBy::Proxy => {
			terms.push(calls::add_proxy(proxy.account()));
			Office { index, signer: proxy.clone(), acts_for: Some(registrar.account()) }
		}
	};
	chain.submit(registrar, &calls::batch_all(terms)).await?;
	Ok(office)
}
