//! Whom an external account serves already.

use litentry_vocabulary::{Account, BlockNumber};

use crate::Claim;

/// Everyone's claims to one external account, as of one block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claims {
	/// The block.
	pub now: BlockNumber,
	/// The claim of a shielded link.
	pub shielded: Option<Claim>,
	/// The claim of a public link.
	pub public: Option<Claim>,
	/// If it is a contract wallet: the claim of a shielded link to the key of its address. It has one
	/// under EIP-7702, which controls it on every chain.
	pub key: Option<Claim>,
}

impl Claims {
	/// Whether the external account serves another account than this one.
	///
	/// A link that has ended is in nobody's way, and an account may prove again what it has proven.
	pub fn bar(&self, account: Account) -> bool {
		let claims = [self.shielded, self.public, self.key];
		claims.iter().flatten().any(|claim| claim.bars(account, self.now))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const OWNER: Account = Account([1; 32]);
	const OTHER: Account = Account([2; 32]);

	fn bar(shielded: Option<Claim>, public: Option<Claim>) -> bool {
		Claims { now: 100, shielded, public, key: None }.bar(OWNER)
	}

	#[test]
	fn a_contract_wallet_whose_key_serves_another_is_not_free() {
		let bar = |owner| {
			let key = Some(Claim { owner, ends: None });
			Claims { now: 100, key, ..Claims::default() }.bar(OWNER)
		};
		assert!(bar(OTHER) && !bar(OWNER));
	}

	#[test]
	fn what_serves_nobody_or_its_owner_is_free_to_it() {
		let own = Some(Claim { owner: OWNER, ends: None });
		assert!(!bar(None, None) && !bar(own, None) && !bar(None, own) && !bar(own, own));
	}

	#[test]
	fn what_serves_another_is_not() {
		let [own, other] = [OWNER, OTHER].map(|owner| Some(Claim { owner, ends: None }));
		assert!(bar(other, None) && bar(None, other) && bar(own, other) && bar(other, own));
	}

	#[test]
	fn a_link_counts_in_its_last_block_and_not_after() {
		let until = |ends| Some(Claim { owner: OTHER, ends: Some(ends) });
		assert!(bar(until(100), None) && bar(None, until(100)));
		assert!(!bar(until(99), None) && !bar(None, until(99)));
	}
}
