//! Whose name another one is too much like.

use litentry_vocabulary::Account;
use strsim::jaro_winkler;

use super::{KnownName, Looks};

/// When two names are too much like each other.
#[derive(Clone, Debug, PartialEq)]
pub struct NameRules {
	/// The Jaro-Winkler similarity, from 0 to 1, from which on a name is refused.
	pub limit: f64,
	/// The exceptions.
	pub allowances: Vec<Allowance>,
}

/// That an account may have a name like another one: the names of one house resemble each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
	/// Who may.
	pub account: Account,
	/// Like which name, written so that it looks the same.
	pub like: String,
}

impl Default for NameRules {
	fn default() -> Self {
		Self { limit: 0.92, allowances: Vec::new() }
	}
}

impl NameRules {
	fn allow(&self, account: &Account, like: &Looks) -> bool {
		let allows = |it: &Allowance| it.account == *account && Looks::of(&it.like) == *like;
		self.allowances.iter().any(allows)
	}
}

/// The verified name for which this one can be taken the most easily, if it can.
///
/// Names of the same `account` do not count; without one all do, as before an identity is set.
pub fn taken_for<'a>(
	name: &str,
	account: Option<&Account>,
	known: &'a [KnownName],
	rules: &NameRules,
) -> Option<&'a KnownName> {
	let looks = Looks::of(name);
	let is_free = |it: &KnownName| {
		account.is_some_and(|own| it.account() == own || rules.allow(own, it.looks()))
	};
	let alike = known.iter().map(|it| (similarity(&looks, it.looks()), it));
	let alike = alike.filter(|(similarity, it)| *similarity >= rules.limit && !is_free(it));
	alike.max_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, it)| it)
}

/// From 0 to 1: as a whole or word by word, whichever is more.
fn similarity(one: &Looks, other: &Looks) -> f64 {
	let by_words = found_in(one.words(), other.words()).min(found_in(other.words(), one.words()));
	alike(&one.together(), &other.together()).max(by_words)
}

/// The measure is not quite the same in both directions.
fn alike(one: &str, other: &str) -> f64 {
	jaro_winkler(one, other).max(jaro_winkler(other, one))
}

/// How much words are like some of the others in the mean, in whatever order.
fn found_in(words: &[String], others: &[String]) -> f64 {
	let Ok(count @ 1..) = u32::try_from(words.len()) else {
		return 0.0;
	};
	let best = |word: &String| others.iter().map(|it| alike(word, it)).fold(0.0, f64::max);
	words.iter().map(best).sum::<f64>() / f64::from(count)
}

#[cfg(test)]
mod tests {
	use proptest::prelude::*;

	use super::*;

	const ALICE: Account = Account([1; 32]);
	const BOB: Account = Account([2; 32]);

	fn known() -> [KnownName; 3] {
		["Litentry", "Web3 Foundation", "Alice Smith"]
			.map(|name| KnownName::new(ALICE, name.to_owned()))
	}

	fn taken(name: &str, account: Option<&Account>, rules: &NameRules) -> Option<String> {
		taken_for(name, account, &known(), rules).map(|it| it.name().to_owned())
	}

	fn of_bob(name: &str) -> Option<String> {
		taken(name, Some(&BOB), &NameRules::default())
	}

	#[test]
	fn the_same_look_belongs_to_one_account() {
		for name in
			["Litentry", "LITENTRY", "Lіtеntrу", "Lit Entry", "Litentrу", "L1tentry", "ᒪitentry"]
		{
			assert_eq!(of_bob(name).as_deref(), Some("Litentry"), "{name}");
		}
		assert_eq!(taken("Litentry", Some(&ALICE), &NameRules::default()), None);
		assert_eq!(taken("Litentry", None, &NameRules::default()).as_deref(), Some("Litentry"));
	}

	#[test]
	fn small_changes_and_another_order_are_seen_through() {
		for (name, other) in [
			("Litentrry", "Litentry"),
			("Litentri", "Litentry"),
			("Líténtry", "Litentry"),
			("Litemtry", "Litentry"),
			("Foundation Web3", "Web3 Foundation"),
			("Web3 Fundation", "Web3 Foundation"),
			("Smith, Alice", "Alice Smith"),
		] {
			assert_eq!(of_bob(name).as_deref(), Some(other), "{name}");
		}
	}

	#[test]
	fn other_names_are_free() {
		for name in ["Alice", "Alice Jones", "Bob Smith", "Foundation", "Lite", "Entry", "愛麗絲"]
		{
			assert_eq!(of_bob(name), None, "{name}");
		}
	}

	#[test]
	fn an_allowance_is_for_one_account_and_one_name() {
		let like = "litentry".to_owned();
		let rules = NameRules {
			allowances: vec![Allowance { account: BOB, like }],
			..NameRules::default()
		};
		assert_eq!(taken("Litentry 2", Some(&BOB), &rules), None);
		assert_eq!(taken("Litentry 2", None, &rules).as_deref(), Some("Litentry"));
		let other = Account([3; 32]);
		assert_eq!(taken("Litentry 2", Some(&other), &rules).as_deref(), Some("Litentry"));
		assert_eq!(
			taken("Web3 Foundation", Some(&BOB), &rules).as_deref(),
			Some("Web3 Foundation")
		);
	}

	proptest! {
		#[test]
		fn similarity_has_no_direction_and_stays_in_its_bounds(one: String, other: String) {
			let (one, other) = (Looks::of(&one), Looks::of(&other));
			let found = similarity(&one, &other);
			prop_assert!((0.0..=1.0).contains(&found));
			prop_assert!((found - similarity(&other, &one)).abs() < 1e-9);
		}
	}
}
