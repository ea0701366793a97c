//! Kinds, states and rights in words.

use litentry_identity::{Kind, Rights, Status};

pub(super) const fn kind(kind: Kind) -> &'static str {
	match kind {
		Kind::Person => "person",
		Kind::Device => "device",
	}
}

pub(super) const fn status(status: Status) -> &'static str {
	match status {
		Status::Active => "active",
		Status::Retired => "retired",
	}
}

pub(super) const fn rights(rights: Rights) -> &'static str {
	match rights {
		Rights::Issue => "issue",
		Rights::Verify => "verify",
		Rights::IssueAndVerify => "issue and verify",
	}
}
