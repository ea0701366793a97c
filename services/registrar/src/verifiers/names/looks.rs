//! What a name looks like.

use unicode_normalization::UnicodeNormalization;
use unicode_security::skeleton;

/// What a name looks like: two that look the same are equal, whatever they are written with.
///
/// UTS 39's skeleton turns letters into those that they look like. Neither capitals nor what stands
/// between words make a difference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Looks {
	words: Vec<String>,
}

impl Looks {
	/// Of a name.
	pub fn of(name: &str) -> Self {
		let parted = name.nfkc().map(|it| if is_part_of_word(it) { it } else { ' ' });
		let parted: String = parted.collect();
		let words = parted.split(' ').map(look).filter(|word| !word.is_empty());
		Self { words: words.collect() }
	}

	/// Its words, none of them empty.
	pub fn words(&self) -> &[String] {
		&self.words
	}

	/// All of its words as one: a space more or less is easily overlooked.
	pub fn together(&self) -> String {
		self.words.concat()
	}
}

fn is_part_of_word(character: char) -> bool {
	character.is_alphanumeric() || !(character.is_ascii() || character.is_whitespace())
}

/// Twice, since a skeleton of capitals is one of other letters than that of small ones.
fn look(word: &str) -> String {
	let once = skeleton(word).collect::<String>().to_lowercase();
	let twice = skeleton(&once).collect::<String>().to_lowercase();
	twice.replace('i', "l")
}

#[cfg(test)]
mod tests {
	use proptest::prelude::*;

	use super::*;

	fn look_alike(one: &str, other: &str) -> bool {
		Looks::of(one).together() == Looks::of(other).together()
	}

	#[test]
	fn letters_of_other_scripts_look_like_the_latin_ones() {
		for (other, latin) in [
			("Роlkаdоt", "Polkadot"),
			("РОLКАDОТ", "polkadot"),
			("Кusаmа", "Kusama"),
			("ΑLΙCΕ", "Alice"),
			("ΤΗΟΜΑ", "THOMA"),
			("օrս", "oru"),
			("аррӏе", "apple"),
			("scоре", "scope"),
			("ＡＬＩＣＥ", "alice"),
			("𝐀𝐥𝐢𝐜𝐞", "alice"),
			("𝓟𝓸𝓵𝓴𝓪𝓭𝓸𝓽", "Polkadot"),
			("ⓐⓛⓘⓒⓔ", "alice"),
		] {
			assert!(look_alike(other, latin), "{other} {:?}", Looks::of(other));
		}
	}

	#[test]
	fn figures_capitals_and_pairs_that_look_like_letters_are_those_letters() {
		for (other, latin) in [
			("PayPaI", "paypal"),
			("p01kadot", "polkadot"),
			("AL1CE", "alice"),
			("Kusarna", "Kusama"),
			("COMMIT", "commit"),
			("Lit-Entry", "Litentry"),
			("L i t e n t r y", "Litentry"),
			("Litentry.", "Litentry"),
			("Lit\u{200b}entry", "Litentry"),
		] {
			assert!(look_alike(other, latin), "{other} {:?}", Looks::of(other));
		}
	}

	#[test]
	fn other_names_look_different() {
		for (one, other) in [("Alice", "Bob"), ("Vasya", "Вася"), ("Anna", "Hanna"), ("愛", "受")]
		{
			assert!(!look_alike(one, other), "{one} {other}");
		}
	}

	proptest! {
		#[test]
		fn capitals_make_no_difference(name in "[ -~]{0,32}") {
			prop_assert_eq!(Looks::of(&name.to_uppercase()), Looks::of(&name.to_lowercase()));
		}

		#[test]
		fn no_word_is_empty(name: String) {
			prop_assert!(Looks::of(&name).words().iter().all(|word| !word.is_empty()));
		}
	}
}
