//! The written policy: which fields are verified, and when an identity is judged reasonable.
//!
//! A judgement of *reasonable* says that every field that is set was verified. So a field of which the
//! policy says nothing is not ignored: it stops the judgement, and the person is told why.

use std::{collections::BTreeMap, time::Duration};

use crate::{
	challenge::Channel,
	identity::{Content, Field, IdentityInfo},
};

/// What the registrar does with a field that is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
	/// It is verified by this program.
	Verified,
	/// The operator looks at it.
	ByOperator,
	/// It is not verified here: the person is asked to clear it.
	Refused,
}

/// The policy of a registrar for one chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
	/// What is done with each field; one that is missing is [`Rule::Refused`].
	pub rules: BTreeMap<Field, Rule>,
	/// The fields without one of which nothing is judged: an identity needs something to be reached by.
	pub contacts: Vec<Field>,
	/// How long a verification is good for.
	pub renewal: Duration,
	/// How long before its end the person is told.
	pub notice: Duration,
}

impl Policy {
	/// What is done with a field.
	pub fn rule(&self, field: &Field) -> Rule {
		self.rules.get(field).copied().unwrap_or(Rule::Refused)
	}

	/// Whether what was shown of a field on a channel counts: the rules may have changed since.
	pub fn counts(&self, field: &Field, channel: Channel) -> bool {
		match self.rule(field) {
			Rule::Verified => channel != Channel::Operator,
			Rule::ByOperator => channel == Channel::Operator,
			Rule::Refused => false,
		}
	}
}

/// Why an identity is not judged reasonable yet; the person can do something about each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
	/// No field is set.
	Empty,
	/// None of the fields by which somebody could be reached is set.
	NoContact {
		/// One of these would do.
		one_of: Vec<Field>,
	},
	/// The field is not verified here: it has to be cleared.
	Unsupported {
		/// Which.
		field: Field,
	},
	/// The field holds bytes that are no text, or nothing at all: it has to be set anew or cleared.
	Unreadable {
		/// Which.
		field: Field,
	},
	/// The field holds a hash: what was hashed has to be shown first.
	Hidden {
		/// Which.
		field: Field,
	},
	/// The field is not verified yet.
	Unverified {
		/// Which.
		field: Field,
	},
	/// The operator has to look at the field.
	AwaitsOperator {
		/// Which.
		field: Field,
	},
}

/// Everything that stands between an identity and the judgement *reasonable*; nothing if it can be
/// given.
///
/// `is_verified` says of a field with exactly this content whether it has been verified, and that is
/// not too long ago.
pub fn obstacles(
	info: &IdentityInfo,
	policy: &Policy,
	is_verified: impl Fn(&Field, &Content) -> bool,
) -> Vec<Obstacle> {
	if info.is_empty() {
		return vec![Obstacle::Empty];
	}
	let mut obstacles: Vec<_> = info
		.fields()
		.filter(|(field, content)| !is_verified(field, content))
		.map(|(field, content)| obstacle(field, content, policy))
		.collect();
	if !policy.contacts.iter().any(|field| info.get(field).is_some()) {
		obstacles.push(Obstacle::NoContact { one_of: policy.contacts.clone() });
	}
	obstacles
}

fn obstacle(field: &Field, content: &Content, policy: &Policy) -> Obstacle {
	let field = field.clone();
	match (policy.rule(&field), content) {
		(Rule::Refused, _) => Obstacle::Unsupported { field },
		(_, Content::Hashed(_)) => Obstacle::Hidden { field },
		(_, Content::Bytes(_)) => Obstacle::Unreadable { field },
		(_, Content::Text(text)) if text.trim().is_empty() => Obstacle::Unreadable { field },
		(Rule::ByOperator, _) => Obstacle::AwaitsOperator { field },
		(Rule::Verified, _) => Obstacle::Unverified { field },
	}
}

#[cfg(test)]
mod tests;
