//! Starting to verify a field.

use litentry_vocabulary::Moment;
use tracing::debug;

use super::{Engine, case::Case};
use crate::{
	challenge::{Challenge, Channel, Claim, Secret},
	desk::Declined,
	identity::Field,
	log::field_name,
	rate::{Subject, milliseconds},
	request::RequestKey,
	store::{Change, StoreFailed, challenges, suppressions},
	verifier::{Hint, Instruction, Verifier},
};

/// A challenge that is kept, and about which nothing was sent yet.
struct Issued<'a> {
	verifier: &'a dyn Verifier,
	claim: Claim,
	secret: Secret,
	/// What is to be done, when nothing may be sent.
	silently: Option<Instruction>,
}

impl Engine {
	pub(super) async fn begin_field(
		&self,
		key: RequestKey,
		field: &Field,
		channel: Channel,
	) -> Result<Instruction, Declined> {
		let Issued { verifier, claim, secret, silently } = self.issue(&key, field, channel).await?;
		let begun = match silently {
			Some(instruction) => Ok(instruction),
			None => verifier.begin(&claim, secret.code()).await,
		};
		let mut change = self.store.change().await?;
		match &begun {
			Ok(instruction) => {
				let seal = self.store.seal();
				challenges::instruct(&mut change, seal, &secret.hash(), instruction).await?;
			}
			Err(_) => challenges::void_field(&mut change, &key, field).await?,
		}
		change.commit().await.map_err(StoreFailed::from)?;
		debug!(request = %key, field = field_name(field), %channel, "asked");
		self.announce(key);
		begun.map_err(|hint| self.hinted(key, field, hint))
	}

	/// Makes a challenge, and keeps it before anything is sent.
	async fn issue(
		&self,
		key: &RequestKey,
		field: &Field,
		channel: Channel,
	) -> Result<Issued<'_>, Declined> {
		let mut change = self.store.change().await?;
		let (serving, case) = self.active_case(&mut change, key).await?;
		let verifier = self.verifier(serving, field)?;
		if !verifier.channels().contains(&channel) {
			return Err(Declined::WrongChannel { channel });
		}
		let claim = case.claim(field, channel);
		let claim = claim.ok_or_else(|| Declined::NotVerifiable { field: field.clone() })?;
		let address = verifier.address(&claim.value);
		let address = address.map_err(|hint| self.hinted(*key, field, hint))?;
		self.count_begin(&mut change, &claim, &address).await?;
		let secret = self.with_rng(Secret::draw);
		let silently = self.spare(&mut change, verifier, &claim, address, &secret).await?;
		self.replace_challenge(&mut change, &case, &claim, &secret).await?;
		change.commit().await.map_err(StoreFailed::from)?;
		self.hints().remove(&(*key, field.clone()));
		Ok(Issued { verifier, claim, secret, silently })
	}

	async fn count_begin(
		&self,
		db: &mut Change,
		claim: &Claim,
		address: &str,
	) -> Result<(), Declined> {
		let Claim { field, request, channel, .. } = claim;
		if *channel == Channel::Name {
			return Ok(());
		}
		if suppressions::contains(db, self.store.seal(), field, address).await? {
			return Err(self.hinted(*request, field, Hint::Suppressed));
		}
		self.count(db, &Subject::Account(request.account)).await
	}

	/// What is to be done without a message, when no more of them may be sent.
	async fn spare(
		&self,
		db: &mut Change,
		verifier: &dyn Verifier,
		claim: &Claim,
		address: String,
		secret: &Secret,
	) -> Result<Option<Instruction>, Declined> {
		match self.count_message(db, claim, address).await {
			Err(too_many @ Declined::TooMany { .. }) => {
				let silently = verifier.begin_silently(claim, secret.code());
				silently.map(Some).ok_or(too_many)
			}
			counted => counted.map(|()| None),
		}
	}

	/// Counts what is sent to somebody who may not want it.
	async fn count_message(
		&self,
		db: &mut Change,
		claim: &Claim,
		address: String,
	) -> Result<(), Declined> {
		if !matches!(claim.channel, Channel::MailLink | Channel::MailReply | Channel::Matrix) {
			return Ok(());
		}
		let (account, field) = (claim.request.account, claim.field.clone());
		self.count(db, &Subject::TargetShare(account, field.clone(), address.clone())).await?;
		self.count(db, &Subject::Target(field, address)).await
	}

	async fn replace_challenge(
		&self,
		db: &mut Change,
		case: &Case,
		claim: &Claim,
		secret: &Secret,
	) -> Result<(), StoreFailed> {
		let key = case.request.key;
		challenges::void_field(db, &key, &claim.field).await?;
		let kept = challenges::Kept {
			key,
			field: claim.field.clone(),
			channel: claim.channel,
			challenge: self.challenge(claim, secret),
			state: challenges::State::Open,
			code: Some(secret.code()),
			instruction: None,
		};
		challenges::insert(db, self.store.seal(), &kept).await
	}

	fn challenge(&self, claim: &Claim, secret: &Secret) -> Challenge {
		let expires: Moment = self.now().saturating_add(milliseconds(self.terms.challenge));
		let (claim, secret) = (claim.digest(), secret.hash());
		Challenge { claim, secret, expires, attempts_left: self.terms.attempts, is_used: false }
	}

	/// Remembers for the request's page why a field could not be verified.
	pub(super) fn hinted(&self, key: RequestKey, field: &Field, hint: Hint) -> Declined {
		// A hint says what the field holds.
		debug!(request = %key, field = field_name(field), "not verified; its owner is told why");
		self.remember_hint(key, field, &hint);
		Declined::Hint(hint)
	}
}
