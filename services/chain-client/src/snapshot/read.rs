//! Reading and decoding, the same way for every entry.

use parity_scale_codec::{Decode, DecodeAll, Encode};
use subxt::{
	dynamic::{self, Value},
	ext::frame_decode::storage::{IntoDecodableValues, IntoEncodableValues},
	utils::Static,
};

use super::Snapshot;
use crate::ChainFault;

/// The most entries that one page of a list holds.
pub(super) const PAGE: u32 = 64;

/// A storage key of a type that encodes itself.
pub(super) const fn key<K>(key: K) -> Static<K> {
	Static(key)
}

pub(super) fn decode<T: Decode>(
	pallet: &'static str,
	entry: &'static str,
	bytes: &[u8],
) -> Result<T, ChainFault> {
	T::decode_all(&mut &*bytes).map_err(|error| ChainFault::UnexpectedForm {
		pallet,
		entry,
		cause: error.to_string().into(),
	})
}

impl Snapshot {
	/// The value of a storage entry, `None` when there is none.
	pub(super) async fn get<K, T>(
		&self,
		pallet: &'static str,
		entry: &'static str,
		keys: K,
	) -> Result<Option<T>, ChainFault>
	where
		K: IntoEncodableValues + IntoDecodableValues,
		T: Decode,
	{
		let address = dynamic::storage::<K, Value>(pallet, entry);
		let value = self.at.storage().try_fetch(address, keys).await?;
		value.map(|value| decode(pallet, entry, value.bytes())).transpose()
	}

	/// All keys and values of a map.
	pub(super) async fn all<K, T>(
		&self,
		pallet: &'static str,
		entry: &'static str,
	) -> Result<Vec<(K, T)>, ChainFault>
	where
		K: Encode + Decode,
		T: Decode,
	{
		let address = dynamic::storage::<(Static<K>,), Value>(pallet, entry);
		let mut entries = self.at.storage().iter(address, ()).await?;
		let mut all = Vec::new();
		while let Some(found) = entries.next().await {
			let found = found?;
			let (Static(key),) = found.key()?.decode()?;
			all.push((key, decode(pallet, entry, found.value().bytes())?));
		}
		Ok(all)
	}

	/// The answer of a runtime call, named `Api_method`.
	pub(crate) async fn ask<T: Decode>(
		&self,
		method: &'static str,
		arguments: impl Encode,
	) -> Result<T, ChainFault> {
		let arguments = arguments.encode();
		let bytes = self.at.runtime_apis().call_raw(method, Some(&arguments)).await?;
		decode("RuntimeApi", method, &bytes)
	}

	/// All pages of a list that a runtime call gives page by page, of keys and values.
	pub(super) async fn pages<K, T>(
		&self,
		method: &'static str,
		of: impl Encode,
	) -> Result<Vec<(K, T)>, ChainFault>
	where
		K: Encode + Decode + Copy,
		T: Decode,
	{
		self.pages_by(method, of, |(key, _)| *key).await
	}

	/// All pages of a list that a runtime call gives page by page, each after the key of the last
	/// entry of the one before, of entries that know their keys.
	pub(super) async fn pages_by<K, T>(
		&self,
		method: &'static str,
		of: impl Encode,
		key: impl Fn(&T) -> K,
	) -> Result<Vec<T>, ChainFault>
	where
		K: Encode + Copy,
		T: Decode,
	{
		let mut all = Vec::new();
		let mut last: Option<K> = None;
		loop {
			let page: Vec<T> = self.ask(method, (&of, last, PAGE)).await?;
			let Some(end) = page.last() else { return Ok(all) };
			last = Some(key(end));
			all.extend(page);
		}
	}
}
