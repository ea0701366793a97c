//! Bytes together with the type that a chain's metadata gives them.

use litentry_vocabulary::Account;
use parity_scale_codec::{Compact, Decode};
use scale_info::{PortableRegistry, TypeDef, form::PortableForm};
use subxt::ext::scale_decode::{
	DecodeAsType,
	visitor::{IgnoreVisitor, decode_with_visitor},
};

/// Why bytes cannot be read as what they should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
	/// The chain has no such pallet, entry, constant, call or field.
	#[error("the chain has no {0}")]
	Missing(&'static str),
	/// It is there and has another form.
	#[error("this is not {0}")]
	NotA(&'static str),
	/// The bytes are not of the type that the metadata gives them.
	#[error("the bytes do not fit type {id} of the metadata")]
	Misfit {
		/// The type's number.
		id: u32,
	},
}

/// Bytes that are exactly one value of a type.
#[derive(Clone, Copy)]
pub(in super::super) struct Typed<'a> {
	types: &'a PortableRegistry,
	id: u32,
	bytes: &'a [u8],
}

/// One field of a structure, a tuple or a variant.
#[derive(Clone, Copy)]
pub(in super::super) struct Part<'a> {
	/// Its name; tuples' fields have none.
	pub(in super::super) name: Option<&'a str>,
	/// What it holds.
	pub(in super::super) value: Typed<'a>,
}

impl<'a> Typed<'a> {
	/// All of these bytes.
	pub(in super::super) fn whole(
		types: &'a PortableRegistry,
		id: u32,
		bytes: &'a [u8],
	) -> Result<Self, Unreadable> {
		let mut rest = bytes;
		let value = Self::first(types, id, &mut rest)?;
		if rest.is_empty() { Ok(value) } else { Err(Unreadable::Misfit { id }) }
	}

	/// Takes one value off the front.
	pub(in super::super) fn first(
		types: &'a PortableRegistry,
		id: u32,
		bytes: &mut &'a [u8],
	) -> Result<Self, Unreadable> {
		let all = *bytes;
		decode_with_visitor(bytes, id, types, IgnoreVisitor::new())
			.map_err(|_| Unreadable::Misfit { id })?;
		let length = all.len().saturating_sub(bytes.len());
		Ok(Self { types, id, bytes: all.get(..length).unwrap_or_default() })
	}

	/// The bytes.
	pub(in super::super) const fn bytes(&self) -> &'a [u8] {
		self.bytes
	}

	/// The last segment of the type's path.
	pub(in super::super) fn type_name(&self) -> Option<&'a str> {
		self.types.resolve(self.id)?.path.segments.last().map(String::as_str)
	}

	/// The value as a Rust type.
	pub(in super::super) fn read<T: DecodeAsType>(&self) -> Result<T, Unreadable> {
		T::decode_as_type(&mut &*self.bytes, self.id, self.types)
			.map_err(|_| Unreadable::Misfit { id: self.id })
	}

	/// The account that the value is.
	pub(in super::super) fn account(&self) -> Option<Account> {
		self.bytes.try_into().ok().map(Account)
	}

	/// The fields of a structure or tuple.
	pub(in super::super) fn parts(&self) -> Result<Vec<Part<'a>>, Unreadable> {
		match self.definition()? {
			TypeDef::Composite(it) => {
				let fields = it.fields.iter().map(|it| (it.name.as_deref(), it.ty.id));
				self.take(self.bytes, fields)
			}
			TypeDef::Tuple(it) => {
				self.take(self.bytes, it.fields.iter().map(|field| (None, field.id)))
			}
			_ => Err(Unreadable::NotA("structure")),
		}
	}

	/// The field of a structure that has this name.
	pub(in super::super) fn part(&self, name: &'static str) -> Result<Self, Unreadable> {
		let mut parts = self.parts()?.into_iter();
		let part = parts.find(|part| part.name == Some(name));
		part.map(|part| part.value).ok_or(Unreadable::Missing(name))
	}

	/// A variant's name and fields.
	pub(in super::super) fn variant(&self) -> Result<(&'a str, Vec<Part<'a>>), Unreadable> {
		let TypeDef::Variant(it) = self.definition()? else {
			return Err(Unreadable::NotA("variant"));
		};
		let misfit = Unreadable::Misfit { id: self.id };
		let (index, rest) = self.bytes.split_first().ok_or_else(|| misfit.clone())?;
		let variant = it.variants.iter().find(|it| it.index == *index).ok_or(misfit)?;
		let fields = variant.fields.iter().map(|it| (it.name.as_deref(), it.ty.id));
		Ok((&variant.name, self.take(rest, fields)?))
	}

	/// What an option holds.
	pub(in super::super) fn option(&self) -> Result<Option<Self>, Unreadable> {
		match self.variant()? {
			("None", _) => Ok(None),
			("Some", parts) => Ok(parts.first().map(|part| part.value)),
			_ => Err(Unreadable::NotA("option")),
		}
	}

	/// The elements of a list; one that is wrapped in another type is unwrapped.
	pub(in super::super) fn items(&self) -> Result<Vec<Self>, Unreadable> {
		match self.definition()? {
			TypeDef::Sequence(it) => {
				let mut rest = self.bytes;
				let count = Compact::<u32>::decode(&mut rest);
				let count = count.map_err(|_| Unreadable::Misfit { id: self.id })?.0;
				(0..count).map(|_| Self::first(self.types, it.type_param.id, &mut rest)).collect()
			}
			TypeDef::Composite(it) if it.fields.len() == 1 => {
				self.parts()?.first().ok_or(Unreadable::NotA("list"))?.value.items()
			}
			_ => Err(Unreadable::NotA("list")),
		}
	}

	fn take<'n: 'a>(
		&self,
		mut bytes: &'a [u8],
		fields: impl Iterator<Item = (Option<&'n str>, u32)>,
	) -> Result<Vec<Part<'a>>, Unreadable> {
		fields
			.map(|(name, id)| Ok(Part { name, value: Self::first(self.types, id, &mut bytes)? }))
			.collect()
	}

	fn definition(&self) -> Result<&'a TypeDef<PortableForm>, Unreadable> {
		let found = self.types.resolve(self.id).ok_or(Unreadable::Misfit { id: self.id })?;
		Ok(&found.type_def)
	}
}
