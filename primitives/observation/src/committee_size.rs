//! How many analyzers answer a task, and how many of them may lie.

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, Error, Input, MaxEncodedLen};
use scale_info::TypeInfo;

/// The number of members of a committee: 3f + 1 for some f from 1 to 5, of whom f may lie.
///
/// ```
/// use litentry_observation::{CommitteeSize, InvalidCommitteeSize};
///
/// let size = CommitteeSize::new(7)?;
/// assert_eq!((size.members(), size.faulty(), size.quorum()), (7, 2, 5));
/// assert_eq!(CommitteeSize::new(5), Err(InvalidCommitteeSize { got: 5 }));
/// # Ok::<(), InvalidCommitteeSize>(())
/// ```
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Encode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct CommitteeSize(u8);

impl CommitteeSize {
	/// The smallest committee, for local networks: one member may lie.
	pub const SMALLEST: Self = Self(4);

	/// The largest committee: five members may lie.
	pub const LARGEST: Self = Self(16);

	/// A committee of this many members.
	///
	/// # Errors
	///
	/// Not 4, 7, 10, 13 or 16.
	pub const fn new(members: u32) -> Result<Self, InvalidCommitteeSize> {
		match members {
			4 | 7 | 10 | 13 | 16 => Ok(Self(members as u8)),
			got => Err(InvalidCommitteeSize { got }),
		}
	}

	/// How many analyzers are on the committee: k = 3f + 1.
	pub const fn members(self) -> usize {
		self.0 as usize
	}

	/// How many members may lie, collude or stall without harm: f.
	pub const fn faulty(self) -> usize {
		(self.members() - 1) / 3
	}

	/// How many members must answer, and agree where the value is exact: q = 2f + 1.
	pub const fn quorum(self) -> usize {
		2 * self.faulty() + 1
	}
}

/// The size of a committee by default: 7 members, of whom 2 may lie.
impl Default for CommitteeSize {
	fn default() -> Self {
		Self(7)
	}
}

impl TryFrom<u32> for CommitteeSize {
	type Error = InvalidCommitteeSize;

	fn try_from(members: u32) -> Result<Self, InvalidCommitteeSize> {
		Self::new(members)
	}
}

impl From<CommitteeSize> for u32 {
	fn from(size: CommitteeSize) -> Self {
		size.0.into()
	}
}

impl Decode for CommitteeSize {
	fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
		Self::new(input.read_byte()?.into()).map_err(|_| "not the size of a committee".into())
	}
}

/// The number is not the size of a committee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a committee has 4, 7, 10, 13 or 16 members, not {got}")]
pub struct InvalidCommitteeSize {
	/// The number.
	pub got: u32,
}
