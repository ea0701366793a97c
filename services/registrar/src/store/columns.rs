//! How values are written in columns.

use litentry_vocabulary::{Account, GenesisHash};
use parity_scale_codec::{Decode, Encode};

use super::StoreFailed;
use crate::{
	challenge::Channel,
	identity::{Content, Data, Field, Judgement, RegistrarIndex},
	request::{End, RequestKey},
};

/// Marks the fields that this program has no name for, so that none is taken for one of those it has.
const OTHER: char = '+';

pub(crate) fn account_text(account: &Account) -> String {
	format!("0x{}", hex::encode(account.as_bytes()))
}

pub(crate) fn account(text: &str) -> Result<Account, StoreFailed> {
	text.strip_prefix("0x").and_then(bytes).map(Account).ok_or(StoreFailed::Corrupt)
}

/// Reads what [`RequestKey`] shows.
pub(crate) fn key(text: &str) -> Result<RequestKey, StoreFailed> {
	let mut parts = text.split('/');
	let (Some(chain), Some(registrar), Some(who)) = (parts.next(), parts.next(), parts.next())
	else {
		return Err(StoreFailed::Corrupt);
	};
	let chain: GenesisHash = chain.parse().map_err(|_| StoreFailed::Corrupt)?;
	let registrar = RegistrarIndex(registrar.parse().map_err(|_| StoreFailed::Corrupt)?);
	Ok(RequestKey { chain, registrar, account: account(who)? })
}

pub(crate) fn hash(text: &str) -> Result<[u8; 32], StoreFailed> {
	bytes(text.strip_prefix("0x").unwrap_or(text)).ok_or(StoreFailed::Corrupt)
}

fn bytes(digits: &str) -> Option<[u8; 32]> {
	hex::decode(digits).ok()?.try_into().ok()
}

pub(crate) fn field_text(field: &Field) -> String {
	match field {
		Field::Other(name) => format!("{OTHER}{name}"),
		named => named.name().to_owned(),
	}
}

pub(crate) fn field(text: &str) -> Field {
	match text.strip_prefix(OTHER) {
		Some(name) => Field::Other(name.to_owned()),
		None => Field::from(text),
	}
}

pub(crate) fn channel(text: &str) -> Result<Channel, StoreFailed> {
	let named = Channel::ALL.into_iter().find(|channel| channel.name() == text);
	named.ok_or(StoreFailed::Corrupt)
}

/// Reads a judgement's index; a fee is not kept with it.
pub(crate) const fn judgement(index: i64) -> Result<Judgement, StoreFailed> {
	match index {
		0 => Ok(Judgement::Unknown),
		1 => Ok(Judgement::FeePaid(0)),
		2 => Ok(Judgement::Reasonable),
		3 => Ok(Judgement::KnownGood),
		4 => Ok(Judgement::OutOfDate),
		5 => Ok(Judgement::LowQuality),
		6 => Ok(Judgement::Erroneous),
		_ => Err(StoreFailed::Corrupt),
	}
}

pub(crate) fn end_text(end: End) -> String {
	match end {
		End::Judged(judgement) => format!("judged {}", judgement.index()),
		End::Cancelled => "cancelled".into(),
		End::Cleared => "cleared".into(),
	}
}

pub(crate) fn end(text: &str) -> Result<End, StoreFailed> {
	match (text, text.strip_prefix("judged ")) {
		("cancelled", _) => Ok(End::Cancelled),
		("cleared", _) => Ok(End::Cleared),
		(_, Some(index)) => {
			let index = index.parse().map_err(|_| StoreFailed::Corrupt)?;
			judgement(index).map(End::Judged)
		}
		_ => Err(StoreFailed::Corrupt),
	}
}

/// A field's content as it is sealed and compared.
#[derive(Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) enum ContentColumn {
	#[codec(index = 0)]
	Text(String),
	#[codec(index = 1)]
	Bytes(Vec<u8>),
	#[codec(index = 2)]
	Hashed(Data),
	#[codec(index = 3)]
	Fingerprint([u8; 20]),
}

impl From<&Content> for ContentColumn {
	fn from(content: &Content) -> Self {
		match content {
			Content::Text(text) => Self::Text(text.clone()),
			Content::Bytes(bytes) => Self::Bytes(bytes.clone()),
			Content::Hashed(hashed) => Self::Hashed(Data::Hashed(*hashed)),
			Content::Fingerprint(fingerprint) => Self::Fingerprint(*fingerprint),
		}
	}
}

impl TryFrom<ContentColumn> for Content {
	type Error = StoreFailed;

	fn try_from(column: ContentColumn) -> Result<Self, StoreFailed> {
		match column {
			ContentColumn::Text(text) => Ok(Self::Text(text)),
			ContentColumn::Bytes(bytes) => Ok(Self::Bytes(bytes)),
			ContentColumn::Hashed(Data::Hashed(hashed)) => Ok(Self::Hashed(hashed)),
			ContentColumn::Hashed(_) => Err(StoreFailed::Corrupt),
			ContentColumn::Fingerprint(fingerprint) => Ok(Self::Fingerprint(fingerprint)),
		}
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn what_is_written_is_read_back() {
		let read = RequestKey {
			chain: GenesisHash([1; 32]),
			registrar: RegistrarIndex(2),
			account: Account([3; 32]),
		};
		assert_eq!(key(&read.to_string()).unwrap(), read);
		for each in Channel::ALL {
			assert_eq!(channel(each.name()).unwrap(), each);
		}
		for each in [End::Cancelled, End::Cleared, End::Judged(Judgement::Reasonable)] {
			assert_eq!(end(&end_text(each)).unwrap(), each);
		}
	}

	#[test]
	fn a_field_without_a_name_is_never_taken_for_one_that_has_it() {
		for each in Field::NAMED.into_iter().chain([Field::Other("email".into())]) {
			assert_eq!(field(&field_text(&each)), each);
		}
	}
}
