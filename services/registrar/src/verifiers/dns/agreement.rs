//! What enough resolvers say.

use std::collections::BTreeMap;

use super::DnsFailed;

/// A text record on which enough resolvers agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRecord {
	/// What it says; bytes that are no text are replaced.
	pub text: String,
	/// Whether DNSSEC shows that the domain's owner said so.
	pub is_secure: bool,
}

/// The texts that one resolver gives, and whether DNSSEC shows that they are the domain's.
pub(super) type Answer = BTreeMap<String, bool>;

/// The records that at least `agreeing` resolvers give.
pub(super) fn agreed(
	answers: &[Option<Answer>],
	agreeing: usize,
) -> Result<Vec<TextRecord>, DnsFailed> {
	let answers: Vec<_> = answers.iter().flatten().collect();
	if answers.len() < agreeing {
		return Err(DnsFailed::TooFewAnswers);
	}
	let mut given: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
	for (text, is_secure) in answers.into_iter().flatten() {
		given.entry(text).or_default().push(*is_secure);
	}
	let enough = given.into_iter().filter(|(_, proofs)| proofs.len() >= agreeing);
	let record = |(text, proofs): (&str, Vec<bool>)| TextRecord {
		text: text.to_owned(),
		is_secure: proofs.into_iter().all(|it| it),
	};
	Ok(enough.map(record).collect())
}

#[cfg(test)]
mod tests {
	use super::*;

	fn answer(texts: &[(&str, bool)]) -> Option<Answer> {
		Some(texts.iter().map(|(text, is_secure)| ((*text).to_owned(), *is_secure)).collect())
	}

	fn record(text: &str, is_secure: bool) -> TextRecord {
		TextRecord { text: text.to_owned(), is_secure }
	}

	#[test]
	fn a_record_counts_if_enough_give_it() {
		let answers = [answer(&[("a", false), ("b", false)]), answer(&[("a", false)]), answer(&[])];
		assert_eq!(agreed(&answers, 1), Ok(vec![record("a", false), record("b", false)]));
		assert_eq!(agreed(&answers, 2), Ok(vec![record("a", false)]));
		assert_eq!(agreed(&answers, 3), Ok(vec![]));
	}

	#[test]
	fn silence_is_no_answer() {
		let answers = [answer(&[("a", false)]), None, None];
		assert_eq!(agreed(&answers, 2), Err(DnsFailed::TooFewAnswers));
		assert_eq!(agreed(&answers, 1), Ok(vec![record("a", false)]));
		assert_eq!(agreed(&[], 1), Err(DnsFailed::TooFewAnswers));
	}

	#[test]
	fn a_record_is_secure_if_everybody_who_gives_it_shows_so() {
		let (secure, open) = (answer(&[("a", true)]), answer(&[("a", false)]));
		assert_eq!(agreed(&[secure.clone(), secure.clone()], 2), Ok(vec![record("a", true)]));
		assert_eq!(agreed(&[secure, open], 2), Ok(vec![record("a", false)]));
	}
}
