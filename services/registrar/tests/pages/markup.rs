//! Just enough of HTML to tell what a page is made of.

/// The value of the input with this name.
pub fn attribute(page: &str, name: &str) -> String {
	let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
	let (value, _) = rest.split_once('"').unwrap();
	let quoted = value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
	quoted.replace("&amp;", "&")
}

/// Every tag of a page, with the names of its attributes: values and texts are left out.
pub fn skeleton(page: &str) -> Vec<Vec<String>> {
	let mut tags = Vec::new();
	let mut rest = page;
	while let Some((_, tag)) = rest.split_once('<') {
		let (names, after) = names(tag);
		tags.push(names);
		rest = after;
	}
	tags
}

/// The name of a tag and those of its attributes, and what comes after it.
fn names(tag: &str) -> (Vec<String>, &str) {
	let mut names = vec![String::new()];
	let mut quote = None;
	for (at, character) in tag.char_indices() {
		match (quote, character) {
			(Some(open), _) if open == character => quote = None,
			(Some(_), _) | (None, '=') => {}
			(None, '"' | '\'') => quote = Some(character),
			(None, '>') => return (names, &tag[at + 1..]),
			(None, ' ' | '\t' | '\n' | '\u{c}' | '\r') => names.push(String::new()),
			(None, _) => names.last_mut().unwrap().push(character),
		}
	}
	(names, "")
}

#[test]
fn a_skeleton_holds_what_browsers_make_of_a_page() {
	let page = "<p title=\"a > b\">x<br>&lt;b></p><b onclick='x y'>";
	let tags = [vec!["p", "title"], vec!["br"], vec!["/p"], vec!["b", "onclick"]];
	assert_eq!(skeleton(page), tags);
}
