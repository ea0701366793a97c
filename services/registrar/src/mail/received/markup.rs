//! The text of HTML, as far as nobody is quoted.
//!
//! From the first mark of a quotation on nothing counts. What stands above it is written by the program of
//! the author, so that it need not be read as strictly as what strangers write.

use mail_parser::decoders::html::html_to_text;

use super::codes::start;

/// Elements with something quoted, or that part it from the rest.
const QUOTING: [&str; 2] = ["blockquote", "hr"];

/// Elements whose content nobody sees.
const UNSEEN: [&str; 4] = ["script", "style", "template", "title"];

/// Elements that stand in lines of their own.
const BLOCKS: [&str; 23] = [
	"address", "article", "body", "center", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3",
	"h4", "h5", "h6", "header", "li", "ol", "p", "pre", "section", "table", "ul",
];

/// Elements that start a line.
const LINES: [&str; 4] = ["br", "td", "th", "tr"];

/// Attributes in which programs say what an element is for.
const NAMING: [&str; 4] = ["class", "id", "name", "type"];

/// What they say of quotations: `gmail_quote`, `moz-cite-prefix`, `yahoo_quoted`, `type="cite"`,
/// `divRplyFwdMsg`, `appendonsend`, `mail-editor-reference-message-container`, `moz-email-headers-table`,
/// `messageReplySection`, `_MailOriginal`, and even `xm_mail_oringinal_describe`.
const NAMES: [&str; 11] = [
	"quot",
	"cite",
	"reply",
	"rply",
	"fwd",
	"forward",
	"original",
	"oringinal",
	"reference-message",
	"appendonsend",
	"email-headers",
];

/// The strokes beside and above quotations.
const STROKES: [&str; 3] = ["border-left", "border-top", "border-inline"];

/// No more of a tag is looked at.
const MAX_TAG: usize = 1000;

/// What stands for a quotation.
const QUOTATION: &str = "\n\n> ";

/// The text, of which each paragraph stands between blank lines.
pub(super) fn text(html: &str) -> String {
	let (mut text, mut rest) = (String::new(), html);
	while let Some((before, tag)) = rest.split_once('<') {
		text.push_str(before);
		let name = name(tag);
		if QUOTING.contains(&&*name) || is_quoting(start(tag, MAX_TAG)) {
			text.push_str(QUOTATION);
			rest = "";
			break;
		}
		text.push_str(space(&name));
		rest = after(tag, &name);
	}
	text.push_str(rest);
	// Here newlines part lines, there they are spaces.
	text.split('\n').map(html_to_text).collect::<Vec<_>>().join("\n")
}

/// In lower case, without the slash of one that ends an element.
fn name(tag: &str) -> String {
	let tag = tag.strip_prefix('/').unwrap_or(tag);
	let end = tag.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(tag.len());
	tag[..end].to_ascii_lowercase()
}

fn space(name: &str) -> &'static str {
	if BLOCKS.contains(&name) {
		"\n\n"
	} else if LINES.contains(&name) {
		"\n"
	} else {
		""
	}
}

/// What stands behind a tag, or behind the unseen content that it starts.
fn after<'h>(tag: &'h str, name: &str) -> &'h str {
	let end = if tag.starts_with("!--") { "-->" } else { ">" };
	let behind = |text: &'h str| text.split_once(end).map_or("", |(_, behind)| behind);
	let is_start = !tag.starts_with('/');
	if is_start && UNSEEN.contains(&name) {
		let mut ends = tag.match_indices("</").map(|(at, _)| &tag[at + 1..]);
		return ends.find(|it| self::name(it) == name).map_or("", behind);
	}
	behind(tag)
}

fn is_quoting(tag: &str) -> bool {
	let tag = tag.to_ascii_lowercase();
	let mut rest = &*tag;
	while let Some((before, behind)) = rest.split_once('=').filter(|(it, _)| !it.contains('>')) {
		let name = before.trim_end().rsplit(|it: char| !it.is_ascii_alphanumeric()).next();
		let (value, more) = value(behind.trim_start());
		let marks: &[&str] = match name {
			Some("style") => &STROKES,
			Some(name) if NAMING.contains(&name) => &NAMES,
			_ => &[],
		};
		if marks.iter().any(|it| value.contains(it)) {
			return true;
		}
		rest = more;
	}
	false
}

/// The value of an attribute, and what stands behind it.
fn value(text: &str) -> (&str, &str) {
	for quote in ['"', '\''] {
		if let Some(text) = text.strip_prefix(quote) {
			return text.split_once(quote).unwrap_or((text, ""));
		}
	}
	let end = text.find(|it: char| it.is_ascii_whitespace() || it == '>').unwrap_or(text.len());
	text.split_at(end)
}
