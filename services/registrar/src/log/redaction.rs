//! Takes out of a text whatever looks personal or secret.

use crate::challenge::Code;

const ADDRESS: &str = "[address]";
const TOKEN: &str = "[token]";
const CODE: &str = "[code]";

/// With this every JSON Web Token starts: `{"` in base64.
const TOKEN_START: &str = "eyJ";

/// A text without mail addresses, Matrix accounts, URLs with passwords, tokens and codes.
pub(super) fn redacted(text: &str) -> String {
	map_runs(text, is_of_word, |word| match word {
		_ if word.contains(TOKEN_START) => Some(TOKEN.into()),
		_ if word.contains('@') => Some(ADDRESS.into()),
		_ => Some(map_runs(word, is_of_code, |run| run.parse::<Code>().ok().map(|_| CODE.into()))),
	})
}

/// The text with every longest run of such characters exchanged for something else, if there is.
fn map_runs(
	text: &str,
	is_in_run: fn(char) -> bool,
	map: impl Fn(&str) -> Option<String>,
) -> String {
	let mut mapped = String::with_capacity(text.len());
	let mut rest = text;
	while !rest.is_empty() {
		let end = rest.find(|c| !is_in_run(c)).unwrap_or(rest.len());
		let (run, after) = rest.split_at(end);
		mapped.push_str(&map(run).unwrap_or_else(|| run.to_owned()));
		let next = after.find(is_in_run).unwrap_or(after.len());
		let (between, after) = after.split_at(next);
		mapped.push_str(between);
		rest = after;
	}
	mapped
}

/// What can be in an address, a URL or a token.
fn is_of_word(c: char) -> bool {
	!c.is_whitespace() && !c.is_control() && !"\"'`<>()[]{},;\\".contains(c)
}

const fn is_of_code(c: char) -> bool {
	c.is_ascii_alphanumeric() || c == '-'
}
