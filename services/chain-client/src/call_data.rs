//! Arguments encoded by their own types, and checked against the types that the chain declares.

use scale_decode::visitor::{IgnoreVisitor, decode_with_visitor};
use subxt::ext::{
	scale_decode,
	scale_encode::{EncodeAsFields, Error, FieldIter, TypeResolver},
};

/// The SCALE encoding of each argument of a call.
pub(crate) struct CallData(pub(crate) Vec<Vec<u8>>);

/// An argument is not of the type that the chain declares: this program and the chain's runtime
/// are of different versions.
#[derive(Debug, thiserror::Error)]
#[error("argument {position} is not of the type that the chain declares")]
struct ArgumentMismatch {
	position: usize,
}

impl EncodeAsFields for CallData {
	fn encode_as_fields_to<R: TypeResolver>(
		&self,
		fields: &mut dyn FieldIter<'_, R::TypeId>,
		types: &R,
		out: &mut Vec<u8>,
	) -> Result<(), Error> {
		let fields: Vec<_> = fields.collect();
		if fields.len() != self.0.len() {
			return Err(Error::custom(ArgumentMismatch {
				position: fields.len().min(self.0.len()),
			}));
		}
		for (position, (field, argument)) in fields.into_iter().zip(&self.0).enumerate() {
			let rest = &mut argument.as_slice();
			decode_with_visitor(rest, field.id, types, IgnoreVisitor::new())
				.ok()
				.filter(|_| rest.is_empty())
				.ok_or_else(|| Error::custom(ArgumentMismatch { position }))?;
			out.extend(argument);
		}
		Ok(())
	}
}
