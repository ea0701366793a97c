//! What a lock needs to know.

use std::collections::{BTreeMap, BTreeSet};

use litentry_lock_snapshot::{Entry, MAX_TOKENS, Subjects};
use litentry_token::{Token, TokenInfo};
use litentry_vocabulary::{Account, IdentityId, TokenId};

use super::NoSnapshot;
use crate::Snapshot;

/// What a lock is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockSubjects {
	/// Whose tokens it accepts.
	pub identities: Vec<IdentityId>,
	/// Who reports its redemptions.
	pub verifier: Option<Account>,
}

/// The tokens of a lock's identities, and those of other identities that they require of the same
/// holders.
pub(super) async fn find(
	state: &Snapshot,
	lock: &LockSubjects,
) -> Result<(Subjects, BTreeSet<Entry>), NoSnapshot> {
	let mut tokens = Vec::new();
	for identity in &lock.identities {
		tokens.extend(state.tokens_by(*identity, usize::MAX).await?);
	}
	tokens.extend(required(state, &tokens).await?);
	subjects(lock, &chosen(tokens)?)
}

async fn required(
	state: &Snapshot,
	tokens: &[(TokenId, TokenInfo)],
) -> Result<Vec<(TokenId, TokenInfo)>, NoSnapshot> {
	let requires = |token: &Token| Some((token.holder, token.terms.requires?));
	let live = tokens.iter().map(|(_, info)| info).filter(|info| !info.standing.is_over());
	let wanted: BTreeSet<_> = live.filter_map(|info| requires(&info.token)).collect();
	let mut found = Vec::new();
	for (holder, identity) in wanted {
		let held = state.tokens_of(holder, Some(identity), usize::MAX).await?;
		found.extend(held.into_iter().filter(|(_, info)| !info.standing.is_over()));
	}
	Ok(found)
}

/// All that may be good, and of the others, for which a lock can say why they are not, as many as
/// there is room for.
fn chosen(tokens: Vec<(TokenId, TokenInfo)>) -> Result<BTreeMap<TokenId, Token>, NoSnapshot> {
	let (over, live): (Vec<_>, Vec<_>) =
		tokens.into_iter().partition(|(_, info)| info.standing.is_over());
	let mut chosen: BTreeMap<_, _> = live.into_iter().map(|(id, info)| (id, info.token)).collect();
	let count = chosen.len();
	let limit = usize::try_from(MAX_TOKENS).unwrap_or(usize::MAX);
	let room = limit.checked_sub(count).ok_or(NoSnapshot::TooManyTokens { count })?;
	chosen.extend(over.into_iter().take(room).map(|(id, info)| (id, info.token)));
	Ok(chosen)
}

fn subjects(
	lock: &LockSubjects,
	tokens: &BTreeMap<TokenId, Token>,
) -> Result<(Subjects, BTreeSet<Entry>), NoSnapshot> {
	let count = lock.identities.len();
	let too_many = || NoSnapshot::TooManyIdentities { count };
	let verified =
		lock.verifier.iter().flat_map(|who| lock.identities.iter().map(|id| (*id, *who)));
	let subjects = Subjects {
		identities: lock.identities.clone().try_into().map_err(|_| too_many())?,
		tokens: tokens.keys().copied().collect::<Vec<_>>().try_into().unwrap_or_default(),
		verifiers: verified.collect::<Vec<_>>().try_into().map_err(|_| too_many())?,
	};
	let entries = subjects.entries(tokens);
	Ok((subjects, entries))
}

#[cfg(test)]
mod tests;
