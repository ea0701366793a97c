//! Scripts whose letters look like one another's.

use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, ScriptExtension};
use unicode_security::{mixed_script::AugmentedScriptSet, skeleton};

/// Whether a name mixes scripts so that one letter can be taken for another: within a word, or with
/// whole words that look Latin and are not.
pub(in crate::verifiers) fn is_mixed(name: &str) -> bool {
	let mut words = name.split(|it: char| !it.is_alphanumeric() && !is_joining(it));
	let has_mixed_word = words.clone().any(|word| !is_usual(word));
	has_mixed_word || (!is_usual(name) && words.any(looks_latin))
}

/// Whether a word that is not Latin looks as if it were: `сосо` in Cyrillic letters does.
pub(in crate::verifiers) fn looks_latin(word: &str) -> bool {
	let is_latin = |it: char| ScriptExtension::from(it).contains_script(Script::Latin);
	let looks = || skeleton(word).all(|it| it.is_ascii());
	word.nfkc().any(char::is_alphabetic) && !word.chars().any(is_latin) && looks()
}

/// A mark, an apostrophe or a hyphen does not end a word.
const fn is_joining(character: char) -> bool {
	matches!(character, '\u{300}'..='\u{36f}' | '\'' | '’' | '-' | '_')
}

/// Whether a text is of one script, or of those that Chinese, Japanese or Korean writes beside Latin:
/// the level "highly restrictive" of UTS 39.
fn is_usual(text: &str) -> bool {
	let mut all = AugmentedScriptSet::default();
	let mut beside_latin = AugmentedScriptSet::default();
	for character in text.chars() {
		let scripts = AugmentedScriptSet::for_char(character);
		all.intersect_with(scripts);
		if !scripts.base.contains_script(Script::Latin) {
			beside_latin.intersect_with(scripts);
		}
	}
	!all.is_empty() || beside_latin.jpan || beside_latin.hanb || beside_latin.kore
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_word_has_letters_of_one_script() {
		for (name, script) in [
			("Pоlkadot", "Cyrillic о"),
			("Аlice", "Cyrillic А"),
			("Litentrу", "Cyrillic у"),
			("Kusamα", "Greek α"),
			("Pοlkadot", "Greek ο"),
			("Polkadօt", "Armenian օ"),
			("Ӏitentry", "Cyrillic palochka"),
			("Αlice", "Greek Α"),
			("Kusаma Network", "Cyrillic а"),
		] {
			assert!(is_mixed(name), "{name}: {script}");
		}
	}

	#[test]
	fn a_whole_word_must_not_look_latin_beside_latin() {
		assert!(is_mixed("сосо Network"), "сосо is Cyrillic");
		assert!(!is_mixed("сосо"));
		assert!(!is_mixed("Вася Network"));
	}

	#[test]
	fn scripts_that_belong_together_are_no_mixture() {
		for name in ["アリスAlice", "東京タワー", "김Kim", "ㄅㄆ注音", "O’Brien", "α-2"]
		{
			assert!(!is_mixed(name), "{name}");
		}
	}
}
