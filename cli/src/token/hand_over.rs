//! Letting another key show a token.

use std::{fmt, path::PathBuf};

use litentry_token::{Giving, Handover, Holding, Hours, Permission, Uses};
use litentry_verifying_key::{SigningKey, VerifyingKey};
use litentry_vocabulary::{Moment, TokenId};
use serde::Serialize;

use super::{TokenFailure, present::sign, words};
use crate::{
	Background, Chain, Failure, OpeningHours, Report, qr, report::text, table::fields, when::Time,
};

/// What of a permission is given on; what is `None` is as the giver has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Narrower {
	/// To whom.
	pub to: VerifyingKey,
	/// From when on.
	pub from: Option<Moment>,
	/// Until when.
	pub until: Option<Moment>,
	/// How often.
	pub uses: Option<u32>,
	/// At which times of the week.
	pub hours: Option<Hours>,
}

/// A token was handed over.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HandedOver {
	/// The text for the receiver.
	#[serde(serialize_with = "text")]
	pub hand_over: Holding,
	/// The token.
	#[serde(serialize_with = "text")]
	pub token: TokenId,
	/// Who may show it.
	#[serde(serialize_with = "text")]
	pub to: VerifyingKey,
	/// From when on, in milliseconds since 1970.
	pub from: Moment,
	/// Until when, in milliseconds since 1970.
	pub until: Moment,
	/// How often; `None` for as often as the token itself.
	pub uses: Option<u32>,
	/// At which times of the week; `None` for any.
	pub hours: Option<OpeningHours>,
	/// Where the text was saved.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub file: Option<PathBuf>,
	#[serde(skip)]
	code: Option<String>,
}

impl HandedOver {
	fn new(hand_over: Holding, permission: &Permission) -> Self {
		let Permission { to, from, until, uses, hours } = *permission;
		let (token, uses, hours) =
			(hand_over.token, words::uses_left(uses), hours.map(OpeningHours));
		Self { hand_over, token, to, from, until, uses, hours, file: None, code: None }
	}

	/// Draws the QR code too.
	pub(crate) fn draw(&mut self, background: Option<Background>) -> Result<(), Failure> {
		let draw = |background| qr::draw(&self.hand_over.to_string(), background);
		self.code = background.map(draw).transpose()?;
		Ok(())
	}
}

impl Report for HandedOver {}

impl fmt::Display for HandedOver {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "{}\n\n", self.hand_over)?;
		if let Some(code) = &self.code {
			write!(f, "{code}\n\n")?;
		}
		let uses = words::uses(self.uses.map_or(Uses::Unlimited, Uses::Left));
		let hours = self.hours.map_or_else(String::new, |hours| format!(", {hours}"));
		let mut pairs = vec![
			("token", self.token.to_string()),
			("to", self.to.to_string()),
			("time", format!("from {} to {}{hours}", Time(self.from), Time(self.until))),
			("uses", uses),
		];
		pairs.extend(self.file.as_ref().map(|file| ("file", file.display().to_string())));
		fields(f, &pairs)?;
		write!(
			f,
			"\n\nSend the text to the receiver, who shows the token with:\n\n    \
			litentry token present QUESTION --hand-over FILE"
		)
	}
}

/// Until when a token is good that is to be handed over.
///
/// # Errors
///
/// There is no such token, or it has ended.
pub async fn limit(chain: &impl Chain, token: TokenId) -> Result<Option<Moment>, Failure> {
	let found = chain.token(token).await?.ok_or(TokenFailure::NotFound { token })?;
	if found.standing.is_over() {
		return Err(TokenFailure::Ended.into());
	}
	Ok(found.token.expires)
}

/// Signs a permission that is within what the signer has. `limit` is until when the token itself is
/// good.
///
/// # Errors
///
/// The permission would be wider than the signer's, or would end before it begins; the token is not
/// the signer's to give, or was handed on too often.
pub fn hand_over(
	holding: &Holding,
	signer: &SigningKey,
	narrower: Narrower,
	limit: Option<Moment>,
	now: Moment,
) -> Result<HandedOver, Failure> {
	let giving = check_handovers(holding)?;
	if giving.giver != signer.verifying_key() {
		return Err(TokenFailure::NotReceiver { to: giving.giver }.into());
	}
	let outer = holding.handovers.last().map(|last| &last.permission);
	let permission = permission(outer, narrower, limit, now)?;
	let signed = sign(signer, &permission.message(&giving));
	let given = holding.given(Handover { permission, signed });
	let given = given.ok_or(TokenFailure::TooManyHandovers)?;
	Ok(HandedOver::new(given, &permission))
}

fn permission(
	outer: Option<&Permission>,
	narrower: Narrower,
	limit: Option<Moment>,
	now: Moment,
) -> Result<Permission, TokenFailure> {
	let Narrower { to, from, until, uses, hours } = narrower;
	let earliest = outer.map_or(now, |outer| outer.from.max(now));
	let latest = outer.map(|outer| outer.until).or(limit);
	let permission = Permission {
		to,
		from: from.unwrap_or(earliest),
		until: until.or(latest).ok_or(TokenFailure::NoEnd)?,
		uses: uses.map(Uses::Left).or(outer.map(|outer| outer.uses)).unwrap_or(Uses::Unlimited),
		hours: hours.or(outer.and_then(|outer| outer.hours)),
	};
	if permission.until <= permission.from.max(now) {
		return Err(TokenFailure::HandoverEmpty);
	}
	if outer.is_some_and(|outer| !outer.covers(&permission)) {
		return Err(TokenFailure::HandoverWider);
	}
	Ok(permission)
}

/// How the receiver of a holding can give on.
///
/// # Errors
///
/// A handover is not signed by who gave it.
pub fn check_handovers(holding: &Holding) -> Result<Giving, TokenFailure> {
	let Holding { genesis, token, holder, .. } = *holding;
	let mut giving = Giving { genesis, token, giver: holder, after: None };
	for (at, Handover { permission, signed }) in holding.handovers.iter().enumerate() {
		let message = permission.message(&giving);
		let bytes = message.bytes(signed.form).ok_or(TokenFailure::HandoverUnsigned { at })?;
		giving
			.giver
			.verify(bytes, &signed.signature)
			.map_err(|_| TokenFailure::HandoverUnsigned { at })?;
		giving = giving.next(permission);
	}
	Ok(giving)
}

#[cfg(test)]
mod tests;
