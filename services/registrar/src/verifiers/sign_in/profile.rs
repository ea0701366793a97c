//! The addresses of people's pages on platforms.

/// What platforms put before their own name.
const SUBDOMAINS: [&str; 3] = ["www.", "mobile.", "m."];

/// The name in the address of a page on one of these hosts, or a text that is itself a name; without the
/// sign that people put before names. None if the address is another one.
pub(in crate::verifiers) fn profile_name<'a>(text: &'a str, hosts: &[&str]) -> Option<&'a str> {
	let text = text.trim();
	let name = match text.split_once("://") {
		Some((scheme, link)) if is_web(scheme) => page(link, hosts)?,
		Some(_) => return None,
		None if text.contains('/') => page(text, hosts)?,
		None => text,
	};
	Some(name.strip_prefix('@').unwrap_or(name))
}

/// Whether a text is a name of so many characters, all of this kind.
pub(in crate::verifiers) fn is_name_of(
	text: &str,
	lengths: std::ops::RangeInclusive<usize>,
	is_fine: impl Fn(char) -> bool,
) -> bool {
	lengths.contains(&text.chars().count()) && text.chars().all(is_fine)
}

fn is_web(scheme: &str) -> bool {
	scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
}

/// The name of a page. What is asked of it makes no difference to whose it is.
fn page<'a>(link: &'a str, hosts: &[&str]) -> Option<&'a str> {
	let (host, path) = link.split_once('/')?;
	let host = host.to_ascii_lowercase();
	let bare = SUBDOMAINS.iter().find_map(|it| host.strip_prefix(it)).unwrap_or(&host);
	let name = path.split(['?', '#']).next()?;
	hosts.contains(&bare).then_some(name.strip_suffix('/').unwrap_or(name))
}
