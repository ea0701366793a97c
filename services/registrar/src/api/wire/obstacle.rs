//! What stands between an identity and its judgement.

use serde::Serialize;
use utoipa::ToSchema;

use super::{FieldName, Hint};
use crate::{desk::Found, identity::Field, policy};

/// What stands between an identity and its judgement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::api) struct Obstacle {
	/// Which.
	r#type: Type,
	/// What can be done about it.
	remedy: Remedy,
	/// For people.
	detail: String,
	/// The field that it is about.
	#[serde(skip_serializing_if = "Option::is_none")]
	field: Option<FieldName>,
	/// The fields of which one would do.
	#[serde(skip_serializing_if = "Option::is_none")]
	one_of: Option<Vec<FieldName>>,
	/// Why the field cannot be verified as it is.
	#[serde(skip_serializing_if = "Option::is_none")]
	hint: Option<Hint>,
}

/// Which obstacle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ObstacleType)]
#[serde(rename_all = "kebab-case")]
enum Type {
	/// No field is set.
	Empty,
	/// None of the fields by which somebody could be reached is set.
	NoContact,
	/// The field is not verified here.
	Unsupported,
	/// The field holds bytes that are no text, or nothing at all.
	Unreadable,
	/// The field holds a hash.
	Hidden,
	/// The field is not verified yet.
	Unverified,
	/// The operator has to look at the field.
	AwaitsOperator,
}

/// What can be done about an obstacle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum Remedy {
	/// Set fields.
	SetFields,
	/// Set one of these fields.
	SetOneOf,
	/// Clear the field.
	ClearField,
	/// Set the field to something else, or clear it.
	ChangeField,
	/// Reveal what was hashed.
	Reveal,
	/// Begin to verify the field.
	Begin,
	/// Wait.
	Wait,
}

impl Obstacle {
	/// Whether it is wiser to do something about it before the fee is paid.
	pub(in crate::api) const fn is_in_the_way(&self) -> bool {
		let later = matches!(self.remedy, Remedy::Begin | Remedy::Wait | Remedy::Reveal);
		!later || self.hint.is_some()
	}

	fn new(r#type: Type, remedy: Remedy, detail: &str, field: Option<Field>) -> Self {
		let (detail, field) = (detail.into(), field.map(FieldName));
		Self { r#type, remedy, detail, field, one_of: None, hint: None }
	}
}

impl From<Found> for Obstacle {
	fn from((obstacle, hint): Found) -> Self {
		let obstacle = Self::from(obstacle);
		let remedy = if hint.is_some() { Remedy::ChangeField } else { obstacle.remedy };
		Self { remedy, hint: hint.map(Into::into), ..obstacle }
	}
}

impl From<policy::Obstacle> for Obstacle {
	fn from(obstacle: policy::Obstacle) -> Self {
		use policy::Obstacle as Of;
		let new = Self::new;
		match obstacle {
			Of::Empty => new(Type::Empty, Remedy::SetFields, "no field is set", None),
			Of::NoContact { one_of } => Self {
				one_of: Some(one_of.into_iter().map(FieldName).collect()),
				..new(Type::NoContact, Remedy::SetOneOf, "nobody could be reached", None)
			},
			Of::Unsupported { field } => {
				let detail = "this registrar does not verify the field: clear it";
				new(Type::Unsupported, Remedy::ClearField, detail, Some(field))
			}
			Of::Unreadable { field } => {
				let detail = "the field holds no text: set it anew or clear it";
				new(Type::Unreadable, Remedy::ChangeField, detail, Some(field))
			}
			Of::Hidden { field } => {
				let detail = "the field holds a hash: reveal what was hashed";
				new(Type::Hidden, Remedy::Reveal, detail, Some(field))
			}
			Of::Unverified { field } => {
				new(Type::Unverified, Remedy::Begin, "the field is not verified yet", Some(field))
			}
			Of::AwaitsOperator { field } => {
				let detail = "the registrar's operator has to look at the field";
				new(Type::AwaitsOperator, Remedy::Wait, detail, Some(field))
			}
		}
	}
}
