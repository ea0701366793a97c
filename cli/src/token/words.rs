//! Terms and standings in words.

use litentry_token::{Transfer, Uses};

use crate::{Lit, chain::TokenStanding, requests::counted, when::Time};

pub(crate) fn uses(uses: Uses) -> String {
	match uses {
		Uses::Unlimited => "unlimited uses".into(),
		Uses::Left(left) => counted(left as usize, "use"),
	}
}

/// How many uses are left, for programs: `None` is as many as one likes.
pub(crate) const fn uses_left(uses: Uses) -> Option<u32> {
	match uses {
		Uses::Unlimited => None,
		Uses::Left(left) => Some(left),
	}
}

pub(super) fn transfer(transfer: Transfer) -> String {
	match transfer {
		Transfer::Forbidden => "not transferable".into(),
		Transfer::For(0) => "transferable".into(),
		Transfer::For(cost) => format!("transferable for {}", Lit(cost)),
	}
}

/// What a transfer costs, for programs: `None` when there can be none.
pub(super) const fn transfer_cost(transfer: Transfer) -> Option<Lit> {
	match transfer {
		Transfer::Forbidden => None,
		Transfer::For(cost) => Some(Lit(cost)),
	}
}

/// A word for a standing, for programs.
pub(super) const fn standing_code(standing: TokenStanding) -> &'static str {
	match standing {
		TokenStanding::Good(_) => "Good",
		TokenStanding::IdentityRetired => "IdentityRetired",
		TokenStanding::Recalled => "Recalled",
		TokenStanding::Expired { .. } => "Expired",
		TokenStanding::UsedUp => "UsedUp",
		TokenStanding::NotYet { .. } => "NotYet",
		TokenStanding::OutsideHours => "OutsideHours",
		TokenStanding::Frozen => "Frozen",
	}
}

pub(super) fn standing(standing: TokenStanding) -> String {
	match standing {
		TokenStanding::Good(left) => format!("good, {}", uses(left)),
		TokenStanding::IdentityRetired => "ended: its identity is retired".into(),
		TokenStanding::Recalled => "ended: recalled".into(),
		TokenStanding::Expired { expired } => format!("ended: expired at {}", Time(expired)),
		TokenStanding::UsedUp => "ended: used up".into(),
		TokenStanding::NotYet { starts } => format!("good from {} on", Time(starts)),
		TokenStanding::OutsideHours => "good, but not at this time of the week".into(),
		TokenStanding::Frozen => "frozen, with all tokens of its holder".into(),
	}
}
