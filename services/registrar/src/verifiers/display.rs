//! The name that is shown: nothing has to be done about it by its owner, unless it misleads or can be
//! taken for somebody else's.

use std::{fmt, sync::Arc};

use futures::{FutureExt, future::BoxFuture};
use litentry_vocabulary::Account;
use unicode_normalization::UnicodeNormalization;

use super::names::{KnownName, Looks, NameRules, VerifiedNames, misleading, taken_for};
use crate::{
	challenge::{Channel, Claim, Code},
	identity::Field,
	request::{ChainId, RequestKey},
	verifier::{Finding, Hint, Instruction, Verifier},
};

/// Verifies names by looking at them.
pub struct DisplayVerifier {
	names: Arc<dyn VerifiedNames>,
	rules: NameRules,
}

impl fmt::Debug for DisplayVerifier {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("DisplayVerifier").field("rules", &self.rules).finish_non_exhaustive()
	}
}

impl DisplayVerifier {
	/// One that compares with these names.
	pub fn new(names: Arc<dyn VerifiedNames>, rules: NameRules) -> Self {
		Self { names, rules }
	}

	/// Whether an account of a chain may have a name; without an account, whether a new one may.
	///
	/// # Errors
	///
	/// Tells why not.
	pub async fn check(
		&self,
		chain: ChainId,
		name: &str,
		account: Option<&Account>,
	) -> Result<String, Hint> {
		let address = self.address(name)?;
		let known = self.names.known(chain).await;
		let known = known.map_err(|_| Hint::Unreachable { what: "the list of verified names" })?;
		self.free(name, account, &known).map(|()| address)
	}

	fn free(&self, name: &str, account: Option<&Account>, known: &[KnownName]) -> Result<(), Hint> {
		match taken_for(name, account, known, &self.rules) {
			Some(other) => Err(Hint::Confusable { other: other.name().to_owned() }),
			None => Ok(()),
		}
	}
}

impl Verifier for DisplayVerifier {
	fn field(&self) -> Field {
		Field::Display
	}

	fn channels(&self) -> &[Channel] {
		&[Channel::Name]
	}

	fn address(&self, text: &str) -> Result<String, Hint> {
		if let Some(what) = misleading(text) {
			return Err(Hint::Misleading { what });
		}
		if Looks::of(text).words().is_empty() {
			return Err(Hint::Malformed { expected: "a name with letters, figures or pictures" });
		}
		Ok(text.nfkc().collect())
	}

	fn begin<'a>(&'a self, claim: &'a Claim, _: Code) -> BoxFuture<'a, Result<Instruction, Hint>> {
		async { self.address(&claim.value).map(|_| Instruction::Nothing) }.boxed()
	}

	fn look<'a>(
		&'a self,
		claim: &'a Claim,
		_: Code,
		_: Option<&'a str>,
	) -> BoxFuture<'a, Result<Finding, Hint>> {
		async {
			let RequestKey { chain, account, .. } = &claim.request;
			let from = self.check(*chain, &claim.value, Some(account)).await?;
			Ok(Finding { from, platform_id: None })
		}
		.boxed()
	}

	fn compare(&self, claim: &Claim, others: &[KnownName]) -> Result<(), Hint> {
		self.free(&claim.value, Some(&claim.request.account), others)
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use std::future::ready;

	use litentry_vocabulary::GenesisHash;
	use rand::{SeedableRng, rngs::StdRng};

	use super::*;
	use crate::{
		challenge::Secret,
		identity::{InfoHash, RegistrarIndex},
		verifiers::names::NamesUnavailable,
	};

	const CHAIN: ChainId = GenesisHash([0; 32]);
	const OWNER: Account = Account([1; 32]);

	struct Taken(Result<Arc<[KnownName]>, NamesUnavailable>);

	impl VerifiedNames for Taken {
		fn known(&self, _: ChainId) -> BoxFuture<'_, Result<Arc<[KnownName]>, NamesUnavailable>> {
			ready(self.0.clone()).boxed()
		}
	}

	fn verifier(names: &[&str]) -> DisplayVerifier {
		let known = names.iter().map(|name| KnownName::new(OWNER, (*name).to_owned()));
		DisplayVerifier::new(Arc::new(Taken(Ok(known.collect()))), NameRules::default())
	}

	async fn look(verifier: &DisplayVerifier, name: &str, owner: u8) -> Result<Finding, Hint> {
		let claim = Claim {
			request: RequestKey {
				chain: CHAIN,
				registrar: RegistrarIndex(0),
				account: Account([owner; 32]),
			},
			info: InfoHash([0; 32]),
			field: Field::Display,
			value: name.to_owned(),
			channel: Channel::Name,
		};
		let code = Secret::draw(&mut StdRng::seed_from_u64(1)).code();
		assert_eq!(verifier.begin(&claim, code).await?, Instruction::Nothing);
		verifier.look(&claim, code, None).await
	}

	#[tokio::test]
	async fn a_name_is_verified_by_a_look() {
		let found = look(&verifier(&["Bob"]), "Ａlice", 2).await;
		assert_eq!(found, Ok(Finding { from: "Alice".into(), platform_id: None }));
	}

	#[tokio::test]
	async fn the_name_of_somebody_else_is_refused_and_the_own_one_is_not() {
		let verifier = verifier(&["Litentry"]);
		let other = "Litentry".to_owned();
		assert_eq!(
			look(&verifier, "LITΕNTRY", 2).await,
			Err(Hint::Misleading { what: "letters of several scripts look like one another's" })
		);
		assert_eq!(look(&verifier, "Litentry!", 2).await, Err(Hint::Confusable { other }));
		assert_eq!(look(&verifier, "Litentry", 1).await.unwrap().from, "Litentry");
	}

	#[tokio::test]
	async fn before_anything_is_paid_the_same_is_said() {
		let verifier = verifier(&["Litentry"]);
		let other = "Litentry".to_owned();
		assert_eq!(verifier.check(CHAIN, "litentry", None).await, Err(Hint::Confusable { other }));
		assert_eq!(verifier.check(CHAIN, "Alice", None).await, Ok("Alice".to_owned()));
		let expected = "a name with letters, figures or pictures";
		assert_eq!(verifier.check(CHAIN, "...", None).await, Err(Hint::Malformed { expected }));
	}

	#[tokio::test]
	async fn without_the_other_names_nothing_is_verified() {
		let names = Arc::new(Taken(Err(NamesUnavailable)));
		let verifier = DisplayVerifier::new(names, NameRules::default());
		let what = "the list of verified names";
		assert_eq!(verifier.check(CHAIN, "Alice", None).await, Err(Hint::Unreachable { what }));
	}
}
