//! What registrars say of identities.

use std::collections::BTreeMap;

use litentry_vocabulary::Balance;

use super::{Content, Field, IdentityInfo};

/// The number by which a chain knows a registrar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegistrarIndex(pub u32);

/// What a registrar says of an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
	/// Nothing.
	Unknown,
	/// Nothing yet: a judgement was asked for, and this fee is held for it.
	FeePaid(Balance),
	/// It appears to be right.
	Reasonable,
	/// It is certified to be right.
	KnownGood,
	/// It used to be right.
	OutOfDate,
	/// It is poor, and can be mended.
	LowQuality,
	/// It is wrong, perhaps on purpose.
	Erroneous,
}

impl Judgement {
	/// Whether it says that the identity is right: for a time only, then it has to be renewed.
	pub const fn is_good(self) -> bool {
		matches!(self, Self::Reasonable | Self::KnownGood)
	}

	/// Its name.
	pub const fn name(self) -> &'static str {
		match self {
			Self::Unknown => "unknown",
			Self::FeePaid(_) => "fee-paid",
			Self::Reasonable => "reasonable",
			Self::KnownGood => "known-good",
			Self::OutOfDate => "out-of-date",
			Self::LowQuality => "low-quality",
			Self::Erroneous => "erroneous",
		}
	}

	/// Its name within a sentence.
	pub fn words(self) -> String {
		self.name().replace('-', " ")
	}

	/// The variant in the pallet's enumeration.
	pub const fn index(self) -> u8 {
		match self {
			Self::Unknown => 0,
			Self::FeePaid(_) => 1,
			Self::Reasonable => 2,
			Self::KnownGood => 3,
			Self::OutOfDate => 4,
			Self::LowQuality => 5,
			Self::Erroneous => 6,
		}
	}
}

/// An identity with everything that was said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
	/// The identity.
	pub info: IdentityInfo,
	/// What each registrar says.
	pub judgements: BTreeMap<RegistrarIndex, Judgement>,
}

impl Registration {
	/// The name that is shown, if some registrar has judged the identity good.
	pub fn good_name(&self) -> Option<&str> {
		let name = self.info.get(&Field::Display).and_then(Content::as_text);
		name.filter(|_| self.judgements.values().any(|it| it.is_good()))
	}

	/// The fee that waits for this registrar's judgement, if one was asked for.
	pub fn fee_of(&self, registrar: RegistrarIndex) -> Option<Balance> {
		match self.judgements.get(&registrar) {
			Some(Judgement::FeePaid(fee)) => Some(*fee),
			_ => None,
		}
	}
}
