//! Accounts of the chain that the network's services own, and money for them.

use litentry_chain_client::{Call, ChainClient, Signer};
use litentry_vocabulary::{Account, Balance};
use tokio::task::JoinSet;

use crate::Fault;

/// One LIT in its smallest unit.
pub const LIT: Balance = 1_000_000_000_000;

/// The secret of Alice, the well-known rich account of development networks, which everybody knows.
pub const ALICE_SECRET: &str = "0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a";

/// The account of an sr25519 seed.
pub(crate) fn account_of(seed: [u8; 32]) -> Result<Account, Fault> {
	Ok(Signer::from_seed(seed)?.account())
}

/// Signs as Alice.
pub fn alice() -> Result<Signer, Fault> {
	let mut seed = [0; 32];
	let digits = ALICE_SECRET.trim_start_matches("0x");
	// The digits are a constant; were they wrong, the account would be empty.
	let _ = hex::decode_to_slice(digits, &mut seed);
	Ok(Signer::from_seed(seed)?)
}

/// Gives each account this much of Alice's LIT, and returns when all of it is final.
pub async fn fund_from_alice(
	chain: &ChainClient,
	accounts: &[Account],
	amount: Balance,
) -> Result<(), Fault> {
	let alice = alice()?;
	let mut transfers = JoinSet::new();
	for to in accounts.iter().copied() {
		let (chain, alice) = (chain.clone(), alice.clone());
		transfers.spawn(async move { chain.submit(&alice, &Call::Transfer { to, amount }).await });
	}
	while let Some(transfer) = transfers.join_next().await {
		// A transfer that panicked would have said so; the others are awaited all the same.
		if let Ok(included) = transfer {
			included?;
		}
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	#[test]
	fn alice_is_who_everybody_knows() {
		let account = super::alice().unwrap().account();
		assert_eq!(
			hex::encode(account.as_bytes()),
			"d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d"
		);
	}
}
