//! What `Identity.Registrars` holds of a registrar.

use litentry_vocabulary::{Account, Balance};
use scale_info::PortableRegistry;

use super::{Typed, Unreadable};
use crate::identity::RegistrarIndex;

/// What a chain keeps of a registrar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegistrarEntry {
	/// The account that judges.
	pub account: Account,
	/// What a judgement costs.
	pub fee: Balance,
	/// The fields that it says it judges, as the bits of [`crate::identity::Field::bit`].
	pub fields: u64,
}

/// Reads the entry of one registrar; `None` when there is none, or not any more.
pub(in super::super) fn registrar_entry(
	types: &PortableRegistry,
	id: u32,
	bytes: &[u8],
	registrar: RegistrarIndex,
) -> Result<Option<RegistrarEntry>, Unreadable> {
	let items = Typed::whole(types, id, bytes)?.items()?;
	let Some(slot) = usize::try_from(registrar.0).ok().and_then(|index| items.get(index)) else {
		return Ok(None);
	};
	slot.option()?.map(entry).transpose()
}

fn entry(value: Typed) -> Result<RegistrarEntry, Unreadable> {
	Ok(RegistrarEntry {
		account: value.part("account")?.account().ok_or(Unreadable::NotA("account"))?,
		fee: value.part("fee")?.read()?,
		fields: value.part("fields")?.read()?,
	})
}
