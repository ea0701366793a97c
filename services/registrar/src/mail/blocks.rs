//! What the body of a letter is made of, as text and as HTML.

use std::fmt::Write;

use maud::{DOCTYPE, Markup, html};

/// A part of a letter's body. Nothing in it is taken as HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
	/// A paragraph.
	Text(String),
	/// What is asked for.
	Link {
		/// What it does.
		label: &'static str,
		/// Where it leads.
		url: String,
	},
	/// Values with their names.
	Facts(Vec<(&'static str, String)>),
}

/// The plain text of a body.
pub(super) fn text(blocks: &[Block]) -> String {
	let mut text = String::new();
	for block in blocks {
		block.write_text(&mut text);
		text.push('\n');
	}
	text
}

/// The HTML of a body.
pub(super) fn html(blocks: &[Block]) -> String {
	let page = html! {
		(DOCTYPE)
		html lang="en" {
			body style="font-family: sans-serif; max-width: 40em" {
				@for block in blocks { (block.html()) }
			}
		}
	};
	page.into_string()
}

impl Block {
	fn write_text(&self, text: &mut String) {
		// Writing into a string does not fail.
		let _ = match self {
			Self::Text(paragraph) => writeln!(text, "{paragraph}"),
			Self::Link { label, url } => writeln!(text, "{label}:\n{url}"),
			Self::Facts(facts) => {
				facts.iter().try_for_each(|(name, value)| writeln!(text, "{name}: {value}"))
			}
		};
	}

	fn html(&self) -> Markup {
		html! {
			@match self {
				Self::Text(paragraph) => p { (paragraph) },
				Self::Link { label, url } => p { a href=(url) { (label) } br; (url) },
				Self::Facts(facts) => p {
					@for (name, value) in facts { (name) ": " b { (value) } br; }
				},
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn nothing_in_a_block_becomes_html() {
		let evil = "<script>&\"'".to_owned();
		let blocks = [
			Block::Text(evil.clone()),
			Block::Link { label: "Go", url: evil.clone() },
			Block::Facts(vec![("Name", evil.clone())]),
		];
		let html = html(&blocks);
		assert!(!html.contains("<script") && !html.contains("\"'"), "{html}");
		assert_eq!(html.matches("&lt;script&gt;&amp;").count(), 4);
		assert_eq!(text(&blocks).matches(&evil).count(), 3);
	}

	#[test]
	fn a_body_reads_as_text() {
		let blocks = [
			Block::Text("Hello.".into()),
			Block::Facts(vec![("Account", "5F".into()), ("Chain", "Paseo".into())]),
			Block::Link { label: "Go on", url: "https://example.org/".into() },
		];
		let expected = "Hello.\n\nAccount: 5F\nChain: Paseo\n\nGo on:\nhttps://example.org/\n\n";
		assert_eq!(text(&blocks), expected);
	}
}
