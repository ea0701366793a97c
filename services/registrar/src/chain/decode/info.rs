//! An identity's fields.

use super::{
	Part, Typed, Unreadable,
	content::{additional, content},
};
use crate::identity::{Content, Field, IdentityInfo};

/// The list of pairs that older chains have.
const ADDITIONAL: &str = "additional";

/// Every field that is set, with the hash of the bytes that hold them.
pub(super) fn info(value: Typed) -> Result<IdentityInfo, Unreadable> {
	let mut fields = Vec::new();
	for part in value.parts()? {
		fields.extend(contents(&part)?);
	}
	Ok(IdentityInfo::new(value.bytes(), fields))
}

fn contents(part: &Part) -> Result<Vec<(Field, Content)>, Unreadable> {
	let name = part.name.ok_or(Unreadable::NotA("structure with named fields"))?;
	if name == ADDITIONAL {
		let pairs = part.value.items()?.into_iter();
		return pairs.filter_map(|pair| additional(pair).transpose()).collect();
	}
	let field = Field::from(name);
	let content = content(&field, part.value)?;
	Ok(content.map(|content| (field, content)).into_iter().collect())
}
