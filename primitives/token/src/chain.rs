//! The way of a permission from the holder to who shows the token.

use arrayvec::ArrayVec;
use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{GenesisHash, Moment};

use crate::{
	Handover, HandoverId, Ledger, MAX_HANDOVERS, Message, Permission, Refusal, Showing, Uses,
};

/// A handover with what its giver had to sign.
struct Link<'a> {
	at: u8,
	giver: VerifyingKey,
	handover: &'a Handover,
	message: Message,
}

impl Link<'_> {
	const fn id(&self) -> HandoverId {
		HandoverId(*self.message.hash())
	}

	/// What is left of its uses after this one.
	fn check(
		&self,
		before: Option<&Permission>,
		ledger: &impl Ledger,
		now: Moment,
	) -> Result<Uses, Refusal> {
		let (at, permission) = (self.at, self.handover.permission);
		if permission.hours.is_some_and(|hours| hours.check().is_err()) {
			return Err(Refusal::HandoverMalformed { at });
		}
		if before.is_some_and(|before| !before.covers(&permission)) {
			return Err(Refusal::HandoverWider { at });
		}
		check_time(at, &permission, now)?;
		let used = ledger.handover_uses(&self.id());
		permission.uses.after_one_more(used).ok_or(Refusal::HandoverUsedUp { at })
	}
}

/// The handovers of a showing, the holder's first.
pub(crate) struct Chain<'a>(ArrayVec<Link<'a>, MAX_HANDOVERS>);

impl<'a> Chain<'a> {
	pub(crate) fn new(showing: &'a Showing, genesis: GenesisHash) -> Self {
		let mut giving = showing.giving(genesis);
		let link = |(at, handover): (u8, &'a Handover)| {
			let Handover { permission, .. } = handover;
			let link =
				Link { at, giver: giving.giver, handover, message: permission.message(&giving) };
			giving = giving.given(permission.to, link.id());
			link
		};
		Self((0..).zip(showing.handovers.iter()).map(link).collect())
	}

	pub(crate) fn last(&self) -> Option<HandoverId> {
		self.0.last().map(Link::id)
	}

	pub(crate) fn ids(&self) -> ArrayVec<HandoverId, MAX_HANDOVERS> {
		self.0.iter().map(Link::id).collect()
	}

	/// Whether each permission is within the one before it and can be used at this moment; returns
	/// what is left of their uses after this one.
	pub(crate) fn check(&self, ledger: &impl Ledger, now: Moment) -> Result<Uses, Refusal> {
		let mut left = Uses::Unlimited;
		let mut before = None;
		for link in &self.0 {
			left = left.least(link.check(before, ledger, now)?);
			before = Some(&link.handover.permission);
		}
		Ok(left)
	}

	/// Whether each was signed by who gave it.
	pub(crate) fn check_signatures(&self) -> Result<(), Refusal> {
		let wrong = |link: &&Link| !link.handover.signed.holds(&link.giver, &link.message);
		match self.0.iter().find(wrong) {
			Some(Link { at, .. }) => Err(Refusal::HandoverBadSignature { at: *at }),
			None => Ok(()),
		}
	}
}

fn check_time(at: u8, permission: &Permission, now: Moment) -> Result<(), Refusal> {
	let Permission { from, until, hours, .. } = *permission;
	if now >= until {
		Err(Refusal::HandoverExpired { at, until })
	} else if now < from {
		Err(Refusal::HandoverNotYet { at, from })
	} else if hours.is_some_and(|hours| !hours.contain(now)) {
		Err(Refusal::HandoverOutsideHours { at })
	} else {
		Ok(())
	}
}
