//! Domains, as fields write them.

use idna::{AsciiDenyList, domain_to_ascii_cow, domain_to_unicode};

use super::names::{is_mixed, looks_latin};

const MAX_DOMAIN: usize = 253;
const MAX_LABEL: usize = 63;

/// Why a text is not taken as a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotADomain {
	/// It is none.
	Malformed,
	/// It is one, but is not what it looks like. Written as `xn--…` a domain never misleads.
	Misleading,
}

/// The domain that a text names: lower case, without a dot at the end, other letters than ASCII as IDNA
/// 2008 writes them (`xn--…`).
///
/// Reading is stricter than browsers are: what they would change in silence is refused, because
/// whoever reads the identity sees it as it was written.
pub(crate) fn parse_domain(written: &str) -> Result<String, NotADomain> {
	let written = written.strip_suffix('.').unwrap_or(written);
	let ascii = domain_to_ascii_cow(written.as_bytes(), AsciiDenyList::STD3);
	let domain = ascii.map_err(|_| NotADomain::Malformed)?.into_owned();
	if !is_domain(&domain) {
		return Err(NotADomain::Malformed);
	}
	if !written.is_ascii() && misleads(written, &domain) {
		return Err(NotADomain::Misleading);
	}
	Ok(domain)
}

fn is_domain(domain: &str) -> bool {
	let mut labels = domain.split('.');
	let is_label = |it: &str| {
		(1..=MAX_LABEL).contains(&it.len()) && !it.starts_with('-') && !it.ends_with('-')
	};
	// The last label of a name is never a number; that of an address is.
	let is_number = |it: &str| it.starts_with(|it: char| it.is_ascii_digit());
	domain.len() <= MAX_DOMAIN
		&& domain.contains('.')
		&& labels.clone().all(is_label)
		&& !labels.next_back().is_some_and(is_number)
}

/// Whether letters other than ASCII show the domain as it is not.
fn misleads(written: &str, domain: &str) -> bool {
	let (shown, _) = domain_to_unicode(domain);
	let is_changed = shown != written.to_lowercase();
	let misleads = |label: &str| is_mixed(label) || (!label.is_ascii() && looks_latin(label));
	is_changed || shown.split('.').any(misleads)
}
