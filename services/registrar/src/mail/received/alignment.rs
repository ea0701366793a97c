//! Whose signature stands for a sender (RFC 9989, DMARC).
//!
//! A domain speaks for its own addresses. A domain above it does so too if both are of one organization,
//! and that allows it. DMARC lets a domain *below* speak for its organization as well; that is not
//! taken here, because whoever was given a subdomain has not been given everybody's name.

use mail_auth::{
	common::parse::TxtRecordParser,
	dmarc::{Alignment, Dmarc, Psd},
};

use super::Records;

/// Domains with more labels have no organization here.
const MAX_LABELS: usize = 8;

/// Whether a domain is another one, or one above it.
pub(super) fn is_at_or_above(domain: &str, other: &str) -> bool {
	let Some(at) = other.len().checked_sub(domain.len()) else {
		return false;
	};
	let (below, same) = other.as_bytes().split_at(at);
	!domain.is_empty()
		&& same.eq_ignore_ascii_case(domain.as_bytes())
		&& (below.is_empty() || below.ends_with(b"."))
}

/// The names at which domains say what organization they are of.
pub(super) fn names(sender: &str) -> Vec<String> {
	upwards(sender).map(name).collect()
}

/// Whether the signature of a domain, which is at or above the sender's, stands for the sender.
pub(super) fn is_aligned(domain: &str, sender: &str, records: &Records) -> bool {
	let domain = domain.to_lowercase();
	domain == sender
		|| (is_relaxed(sender, records) && is_same_organization(&domain, sender, records))
}

fn is_same_organization(domain: &str, sender: &str, records: &Records) -> bool {
	let organization = organization(sender, records);
	organization.is_some() && organization == self::organization(domain, records)
}

/// Whether the sender's domain, or else its organization, does not insist on its own signature.
fn is_relaxed(sender: &str, records: &Records) -> bool {
	let own = policy(sender, records);
	let policy = own.or_else(|| policy(organization(sender, records)?, records));
	policy.is_some_and(|policy| policy.adkim == Alignment::Relaxed)
}

/// The highest domain that belongs to whom this one belongs to (section 4.10.2).
fn organization<'d>(domain: &'d str, records: &Records) -> Option<&'d str> {
	let (mut highest, mut below) = (None, None);
	for at in upwards(domain) {
		match policy(at, records).map(|policy| policy.psd) {
			Some(Psd::No) => return Some(at),
			Some(Psd::Yes) if at != domain => return below,
			Some(_) => highest = Some(at),
			None => {}
		}
		below = Some(at);
	}
	highest
}

/// What a domain says; nothing when it says several things.
fn policy(domain: &str, records: &Records) -> Option<Dmarc> {
	let texts = records.get(&name(domain)).into_iter().flatten();
	let mut policies = texts.filter_map(|text| Dmarc::parse(text.as_bytes()).ok());
	policies.next().filter(|_| policies.next().is_none())
}

fn name(domain: &str) -> String {
	format!("_dmarc.{domain}")
}

/// A domain and all above it; none when there are too many.
fn upwards(domain: &str) -> impl Iterator<Item = &str> {
	let start = Some(domain).filter(|it| it.split('.').count() <= MAX_LABELS);
	std::iter::successors(start, |it| it.split_once('.').map(|(_, above)| above))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn records(policies: &[(&str, &str)]) -> Records {
		policies.iter().map(|(at, text)| (name(at), vec![(*text).to_owned()])).collect()
	}

	#[test]
	fn a_domain_speaks_for_itself() {
		assert!(is_aligned("Example.org", "example.org", &Records::new()));
		let strict = records(&[("example.org", "v=DMARC1; p=reject; adkim=s")]);
		assert!(is_aligned("example.org", "example.org", &strict));
	}

	#[test]
	fn an_organization_speaks_for_its_parts_if_it_says_so() {
		let aligned = |policies: &[(&str, &str)]| {
			is_aligned("example.org", "mail.example.org", &records(policies))
		};
		assert!(aligned(&[("example.org", "v=DMARC1; p=none")]));
		assert!(aligned(&[
			("example.org", "v=DMARC1; p=none"),
			("mail.example.org", "v=DMARC1; p=none")
		]));
		assert!(!aligned(&[]));
		assert!(!aligned(&[("mail.example.org", "v=DMARC1; p=none")]));
		assert!(!aligned(&[("example.org", "v=DMARC1; p=none; adkim=s")]));
		let own = ("mail.example.org", "v=DMARC1; p=none; adkim=s");
		assert!(!aligned(&[("example.org", "v=DMARC1; p=none"), own]));
		let apart = ("mail.example.org", "v=DMARC1; p=none; psd=n");
		assert!(!aligned(&[("example.org", "v=DMARC1; p=none"), apart]));
	}

	#[test]
	fn who_gives_out_domains_speaks_for_none_of_them() {
		let registry = records(&[("co.example", "v=DMARC1; p=none; psd=y")]);
		assert!(!is_aligned("co.example", "alice.co.example", &registry));
	}

	#[test]
	fn two_policies_are_none() {
		let mut records = records(&[("example.org", "v=DMARC1; p=none")]);
		records.entry(name("example.org")).or_default().push("v=DMARC1; p=reject".into());
		assert!(!is_aligned("example.org", "mail.example.org", &records));
	}

	#[test]
	fn above_is_above_a_whole_label() {
		assert!(is_at_or_above("example.org", "a.b.EXAMPLE.org"));
		assert!(!is_at_or_above("example.org", "badexample.org"));
		assert!(!is_at_or_above("a.example.org", "example.org"));
		assert!(!is_at_or_above("", "example.org"));
	}
}
