//! What the outbox wants of a chain, done by its notary.

use std::collections::BTreeSet;

use futures::{FutureExt, future::BoxFuture};
use tracing::warn;

use super::{ChainFault, Fate, Judging, NotSent, NotSigned, Notary, Standing, View, find_in};
use crate::outbox::{Facts, Inclusion, Intent, Signed, SubmitFailed, Submitter};

impl Submitter for Notary {
	fn look_up<'a>(&'a self, intent: &'a Intent) -> BoxFuture<'a, Result<Facts, SubmitFailed>> {
		async move {
			// What is not found in a block that was looked at may be in one that was not.
			let view = self.views.now()?;
			let standing = self.standing_in(&view, intent.key.account).await?;
			let Standing { head, registration, nonce } = standing;
			let inclusion = match &intent.signed {
				Some(signed) => inclusion_in(&view, &Judging::of(intent), signed).await?,
				None => None,
			};
			Ok(Facts { finalized: head.number, registration, nonce, inclusion })
		}
		.boxed()
	}

	fn sign<'a>(
		&'a self,
		intent: &'a Intent,
		taken: &'a BTreeSet<u64>,
	) -> BoxFuture<'a, Result<Signed, SubmitFailed>> {
		async move { Ok(self.sign(&Judging::of(intent), taken).await?) }.boxed()
	}

	fn send<'a>(&'a self, signed: &'a Signed) -> BoxFuture<'a, Result<(), SubmitFailed>> {
		async move { Ok(self.send(&signed.bytes).await?) }.boxed()
	}
}

async fn inclusion_in(
	view: &View,
	judging: &Judging,
	signed: &Signed,
) -> Result<Option<Inclusion>, ChainFault> {
	let found = find_in(view, judging, signed.hash, signed.dies_at).await?;
	Ok(found.and_then(|(_, fate)| inclusion(&fate)))
}

/// What a transaction's fate means. Where nothing is remembered of it, the identity itself tells.
fn inclusion(fate: &Fate) -> Option<Inclusion> {
	match fate {
		Fate::Judged => Some(Inclusion::Judged),
		Fate::Refused(_) if fate.is_of_another_identity() => Some(Inclusion::DifferentIdentity),
		Fate::Refused(refusal) => {
			warn!(%refusal, "the chain refused a judgement");
			Some(Inclusion::Refused)
		}
		Fate::Untold => Some(Inclusion::Refused),
		Fate::Forgotten => None,
	}
}

impl Judging {
	const fn of(intent: &Intent) -> Self {
		let Intent { key, info, judgement, .. } = intent;
		Self { registrar: key.registrar, target: key.account, judgement: *judgement, info: *info }
	}
}

impl From<ChainFault> for SubmitFailed {
	fn from(fault: ChainFault) -> Self {
		warn!(%fault, "the chain cannot be asked");
		Self::Unreachable
	}
}

impl From<NotSigned> for SubmitFailed {
	fn from(cause: NotSigned) -> Self {
		match cause {
			NotSigned::Chain(fault) => fault.into(),
			NotSigned::NotAJudgement | NotSigned::Unsupported(_) => Self::Unsupported,
		}
	}
}

impl From<NotSent> for SubmitFailed {
	fn from(cause: NotSent) -> Self {
		match cause {
			NotSent::Chain(fault) => fault.into(),
			NotSent::NotAccepted { code, words } => {
				warn!(code, words, "an endpoint refuses a transaction");
				Self::NotAccepted { code: code.into() }
			}
		}
	}
}
