//! What `Identity.IdentityOf` holds of an account.

use scale_info::PortableRegistry;

use super::{Typed, Unreadable, info::info};
use crate::identity::{Judgement, RegistrarIndex, Registration};

/// At most so many bytes may be missing at the end of what was kept before an identity had all of
/// today's fields. The pallet reads them as zeros, and judges the hash of what it reads.
const MISSING: usize = 256;

/// Reads a value of `Identity.IdentityOf`, the way in which the pallet does: bytes that are missing at
/// the end are zeros, and what follows is left alone. Older chains keep a user name beside it.
pub(in super::super) fn registration(
	types: &PortableRegistry,
	id: u32,
	bytes: &[u8],
) -> Result<Registration, Unreadable> {
	let padded = [bytes, &[0; MISSING]].concat();
	let mut value = Typed::first(types, id, &mut padded.as_slice())?;
	if value.type_name().is_none() {
		value = value.parts()?.first().ok_or(Unreadable::NotA("registration"))?.value;
	}
	let judgements = value.part("judgements")?.items()?;
	let judgements = judgements.into_iter().filter_map(|entry| said(entry).transpose());
	Ok(Registration {
		judgements: judgements.collect::<Result<_, _>>()?,
		info: info(value.part("info")?)?,
	})
}

/// What one registrar says; `None` when it is nothing that this program has a name for.
fn said(entry: Typed) -> Result<Option<(RegistrarIndex, Judgement)>, Unreadable> {
	let parts = entry.parts()?;
	let [registrar, judgement] = parts.as_slice() else {
		return Err(Unreadable::NotA("judgement"));
	};
	let registrar = RegistrarIndex(registrar.value.read()?);
	Ok(judged(judgement.value)?.map(|judgement| (registrar, judgement)))
}

fn judged(value: Typed) -> Result<Option<Judgement>, Unreadable> {
	Ok(match value.variant()? {
		("Unknown", _) => Some(Judgement::Unknown),
		("FeePaid", parts) => {
			let fee = parts.first().ok_or(Unreadable::Missing("fee"))?;
			Some(Judgement::FeePaid(fee.value.read()?))
		}
		("Reasonable", _) => Some(Judgement::Reasonable),
		("KnownGood", _) => Some(Judgement::KnownGood),
		("OutOfDate", _) => Some(Judgement::OutOfDate),
		("LowQuality", _) => Some(Judgement::LowQuality),
		("Erroneous", _) => Some(Judgement::Erroneous),
		_ => None,
	})
}
