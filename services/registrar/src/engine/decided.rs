//! The names of identities that are to be judged good, before any chain shows them so.

use std::{
	collections::{BTreeMap, BTreeSet},
	sync::PoisonError,
};

use sqlx::AnyConnection;

use super::Engine;
use crate::{
	challenge::Claim,
	identity::{Field, InfoHash},
	request::RequestKey,
	store::{StoreFailed, requests},
	verifiers::names::KnownName,
};

/// The names of each identity, as long as it is one of them: they are asked for at each decision.
pub(super) type Decided = BTreeMap<(RequestKey, InfoHash), Vec<(Field, KnownName)>>;

impl Engine {
	/// Those with which a claim's name is to be compared.
	pub(super) async fn decided_names(
		&self,
		db: &mut AnyConnection,
		claim: &Claim,
	) -> Result<Vec<KnownName>, StoreFailed> {
		let favoured: BTreeSet<_> = requests::favoured(db).await?.into_iter().collect();
		let known = self.with_decided(|decided| {
			decided.retain(|which, _| favoured.contains(which));
			decided.keys().copied().collect::<BTreeSet<_>>()
		});
		for (key, info) in favoured.difference(&known) {
			let names = self.texts_of_names(db, key).await?;
			self.with_decided(|decided| decided.insert((*key, *info), names));
		}
		let serving = self.serving_key(&claim.request);
		let is_other = |(key, _): &(RequestKey, InfoHash)| {
			let both = serving.zip(self.serving_key(key));
			*key != claim.request && both.is_some_and(|(one, other)| one.compares_with(other))
		};
		Ok(self.with_decided(|decided| {
			let others = decided.iter().filter(|(which, _)| is_other(which));
			let names = others.flat_map(|(_, names)| names);
			let same = names.filter(|(field, _)| *field == claim.field);
			same.map(|(_, name)| name.clone()).collect()
		}))
	}

	async fn texts_of_names(
		&self,
		db: &mut AnyConnection,
		key: &RequestKey,
	) -> Result<Vec<(Field, KnownName)>, StoreFailed> {
		let Some(case) = self.case(db, key).await? else {
			return Ok(Vec::new());
		};
		let fields = case.request.fields.iter().map(|(field, _)| field);
		let names = fields.filter(|field| self.is_name(key, field)).filter_map(|field| {
			Some((field.clone(), KnownName::new(key.account, case.text(field)?)))
		});
		Ok(names.collect())
	}

	fn with_decided<T>(&self, with: impl FnOnce(&mut Decided) -> T) -> T {
		with(&mut self.decided.lock().unwrap_or_else(PoisonError::into_inner))
	}
}
