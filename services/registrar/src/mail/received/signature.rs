//! The signatures of a message that count (RFC 6376).

use litentry_vocabulary::Moment;
use mail_auth::{
	AuthenticatedMessage,
	common::{
		crypto::{Algorithm, HashAlgorithm},
		headers::Header,
		parse::TxtRecordParser,
		verify::{DomainKey, VerifySignature},
	},
	dkim::Signature,
};

use super::{Records, alignment};

/// So many signatures are looked at: each costs a question to the domain name system.
const MAX_SIGNATURES: usize = 5;

/// Signatures over more header fields are not looked at: that takes quadratic time.
const MAX_SIGNED_FIELDS: usize = 200;

/// Flags of a key's record: it is only being tested, and subdomains are none of its business.
const IS_TEST: u64 = 0x10;
const IS_STRICT: u64 = 0x20;

/// The signatures of a message by the sender's domain, or one above it.
pub(super) struct Signatures<'m> {
	message: &'m AuthenticatedMessage<'m>,
	sender: &'m str,
	candidates: Vec<&'m Header<'m, Signature>>,
}

/// The names of the header fields that good signatures are over, in lower case.
pub(super) struct Signed(Vec<String>);

impl Signed {
	/// Whether there is no good signature.
	pub(super) fn is_empty(&self) -> bool {
		self.0.is_empty()
	}

	/// Whether a header field is signed.
	pub(super) fn contains(&self, name: &str) -> bool {
		self.0.iter().any(|it| it == name)
	}
}

impl<'m> Signatures<'m> {
	/// Those that may count. Which do is a matter of keys.
	pub(super) fn of(message: &'m AuthenticatedMessage<'m>, sender: &'m str) -> Self {
		let is_candidate = |it: &&Header<Signature>| {
			let Signature { a, d, h, l, .. } = &it.header;
			// Of a signature over a part of the body, anybody may change the rest.
			*l == 0
				&& *a != Algorithm::RsaSha1
				&& h.len() <= MAX_SIGNED_FIELDS
				&& signs(&it.header, "from")
				&& alignment::is_at_or_above(d, sender)
		};
		let candidates = message.dkim_headers.iter().filter(is_candidate);
		Self { message, sender, candidates: candidates.take(MAX_SIGNATURES).collect() }
	}

	/// The names of records that decide.
	pub(super) fn names(&self) -> Vec<String> {
		let mut names: Vec<_> = self.candidates.iter().map(|it| key_name(&it.header)).collect();
		if self.candidates.iter().any(|it| !it.header.d.eq_ignore_ascii_case(self.sender)) {
			names.extend(alignment::names(self.sender));
		}
		names.sort();
		names.dedup();
		names
	}

	/// What is signed well.
	pub(super) fn good(&self, records: &Records, now: Moment) -> Signed {
		let good = self.candidates.iter().filter(|it| self.is_good(it, records, now));
		let fields = good.flat_map(|it| it.header.h.iter().map(|name| name.trim().to_lowercase()));
		Signed(fields.collect())
	}

	fn is_good(&self, header: &Header<Signature>, records: &Records, now: Moment) -> bool {
		let signature = &header.header;
		let keys = records.get(&key_name(signature)).into_iter().flatten();
		let mut keys = keys.filter_map(|record| DomainKey::parse(record.as_bytes()).ok());
		is_current(signature, now)
			&& alignment::is_aligned(&signature.d, self.sender, records)
			&& self.is_body_signed(signature)
			&& keys.any(|key| is_for(&key, signature) && self.is_by(&key, header))
	}

	fn is_body_signed(&self, signature: &Signature) -> bool {
		let (canonical, hash) = (signature.cb, HashAlgorithm::from(signature.a));
		let mut hashes = self.message.body_hashes.iter();
		hashes.any(|(of, by, length, hashed)| {
			*of == canonical && *by == hash && *length == 0 && *hashed == signature.bh
		})
	}

	fn is_by(&self, key: &DomainKey, header: &Header<Signature>) -> bool {
		let signature = &header.header;
		let unsigned = without_signature(header.value);
		let mut signed = self.message.signed_headers(&signature.h, header.name, &unsigned);
		key.p.verify(&mut signed, &signature.b, signature.ch, signature.a).is_ok()
	}
}

fn signs(signature: &Signature, name: &str) -> bool {
	signature.h.iter().any(|it| it.trim().eq_ignore_ascii_case(name))
}

fn key_name(signature: &Signature) -> String {
	signature.domain_key().trim_end_matches('.').to_lowercase()
}

fn is_current(signature: &Signature, now: Moment) -> bool {
	let Signature { t: made, x: expires, .. } = signature;
	*expires == 0 || (expires > made && *expires > now / 1000)
}

/// Whether a key may sign so.
fn is_for(key: &DomainKey, signature: &Signature) -> bool {
	let is_hash_named = key.has_flag(HashAlgorithm::Sha1) || key.has_flag(HashAlgorithm::Sha256);
	let is_hash_meant = !is_hash_named || key.has_flag(HashAlgorithm::Sha256);
	is_hash_meant && !key.has_flag(IS_TEST) && is_user_meant(key, signature)
}

/// Whether the user for whom it is signed is one of the domain (RFC 6376, section 3.5, tag `i`).
fn is_user_meant(key: &DomainKey, signature: &Signature) -> bool {
	let Signature { i: user, d: domain, .. } = signature;
	let Some((_, of)) = user.rsplit_once('@') else {
		return user.is_empty();
	};
	let is_strict = key.has_flag(IS_STRICT);
	of.eq_ignore_ascii_case(domain) || (!is_strict && alignment::is_at_or_above(domain, of))
}

/// The header field with its tag `b` empty and without its line end: so it is signed.
fn without_signature(value: &[u8]) -> Vec<u8> {
	let value = value.strip_suffix(b"\r\n").unwrap_or(value);
	let tags: Vec<&[u8]> = value.split(|it| *it == b';').map(without_value).collect();
	tags.join(&b';')
}

fn without_value(tag: &[u8]) -> &[u8] {
	let Some(equals) = tag.iter().position(|it| *it == b'=') else {
		return tag;
	};
	let (name, value) = tag.split_at(equals);
	if name.trim_ascii() == b"b" { &tag[..tag.len() + 1 - value.len()] } else { tag }
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_a_signature_is_over_does_not_hold_it() {
		for (value, unsigned) in [
			(" v=1; b=abc; bh=def\r\n", " v=1; b=; bh=def"),
			(" v=1;\r\n b = ab\r\n c;\r\n bh=b=\r\n", " v=1;\r\n b =;\r\n bh=b="),
			(" b=abc\r\n", " b="),
			(" none", " none"),
		] {
			assert_eq!(without_signature(value.as_bytes()), unsigned.as_bytes(), "{value:?}");
		}
	}
}
