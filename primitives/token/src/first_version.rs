//! What the first version's wallets sign: an address, a token and a time, as text.
//!
//! The text names neither a chain, nor a verifier, nor what was asked: within its minute, whoever
//! sees it can show it elsewhere. It is accepted by verifiers that choose to, strictly: all that it
//! says is compared, and no verifier accepts it twice.

use alloc::string::ToString;
use core::{fmt, str::FromStr};

use arrayvec::ArrayVec;
use data_encoding::HEXLOWER_PERMISSIVE;
use litentry_verifying_key::{Signature, VerifyingKey};
use litentry_vocabulary::{Account, IdentityId, Moment, TokenId, blake2_256};

use crate::{
	Admission, Finality, Ledger, Policy, RedemptionId, Refusal, ReplayCache, View, claim::Claim,
};

/// For how many milliseconds a text can be used.
pub const FIRST_VERSION_WINDOW: Moment = 60_000;

/// The text `{address}:{token}:{time}`: the holder's SS58 address with this chain's prefix, the
/// token as `0x` and 64 lower-case digits, and milliseconds since the Unix epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstVersion {
	/// Who says that it holds the token.
	pub holder: Account,
	/// The token.
	pub token: TokenId,
	/// When it was signed.
	pub issued: Moment,
}

impl FirstVersion {
	/// Until when it can be used, this moment excluded.
	pub const fn expires(&self) -> Moment {
		self.issued.saturating_add(FIRST_VERSION_WINDOW)
	}
}

/// The text is not in its one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected an address of this chain, a token and milliseconds, separated by colons")]
pub struct InvalidFirstVersion;

impl fmt::Display for FirstVersion {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "{}:{}:{}", self.holder, self.token, self.issued)
	}
}

impl FromStr for FirstVersion {
	type Err = InvalidFirstVersion;

	fn from_str(text: &str) -> Result<Self, InvalidFirstVersion> {
		let parsed = parse(text).ok_or(InvalidFirstVersion)?;
		if parsed.to_string() == text { Ok(parsed) } else { Err(InvalidFirstVersion) }
	}
}

fn parse(text: &str) -> Option<FirstVersion> {
	let (holder, rest) = text.split_once(':')?;
	let (token, issued) = rest.split_once(':')?;
	Some(FirstVersion {
		holder: holder.parse().ok()?,
		token: token.parse().ok()?,
		issued: issued.parse().ok()?,
	})
}

/// A text of the first version, as it is shown to a verifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstShowing<'a> {
	/// The token that is meant.
	pub token: TokenId,
	/// What was signed: the text of a [`FirstVersion`].
	pub text: &'a str,
	/// The holder's sr25519 signature over the text as it is.
	pub signature: Signature,
}

impl<'a> FirstShowing<'a> {
	/// Takes apart the first version's QR code: the text, a colon, and the signature in hexadecimal.
	///
	/// # Errors
	///
	/// It is none.
	pub fn from_code(code: &'a str) -> Result<Self, InvalidFirstVersion> {
		let (text, signature) = code.rsplit_once(':').ok_or(InvalidFirstVersion)?;
		let FirstVersion { token, .. } = text.parse()?;
		let digits = signature.strip_prefix("0x").unwrap_or(signature);
		let bytes = HEXLOWER_PERMISSIVE.decode(digits.as_bytes());
		let signature = bytes.ok().and_then(|bytes| bytes.try_into().ok());
		Ok(Self { token, text, signature: Signature(signature.ok_or(InvalidFirstVersion)?) })
	}
}

/// Decides whether a verifier accepts a text of the first version, and remembers it if so.
///
/// Its window is [`FIRST_VERSION_WINDOW`]; of the policy, only the skew counts.
///
/// # Errors
///
/// Tells the first thing that is wrong; what is cheap to check is checked first, the signature last.
pub fn verify_first_version<const N: usize>(
	shown: &FirstShowing,
	accepts: &IdentityId,
	view: &impl View,
	ledger: &impl Ledger,
	cache: &mut ReplayCache<N>,
	now: Moment,
	policy: Policy,
) -> Result<Admission, Refusal> {
	let said: FirstVersion = shown.text.parse().map_err(|_| Refusal::Malformed)?;
	if said.token != shown.token {
		return Err(Refusal::WrongToken);
	}
	check_clock(&said, cache.since(), now, policy)?;
	let redemption = RedemptionId(blake2_256(shown.text.as_bytes()));
	if cache.holds(&redemption) {
		return Err(Refusal::Replayed);
	}
	let place = cache.place(now).ok_or(Refusal::Busy)?;
	let admission = judge(&said, redemption, shown, *accepts, view, ledger, now)?;
	place.keep(redemption, said.expires());
	Ok(admission)
}

fn check_clock(
	said: &FirstVersion,
	since: Moment,
	now: Moment,
	policy: Policy,
) -> Result<(), Refusal> {
	let (issued, expired) = (said.issued, said.expires());
	if issued > now.saturating_add(policy.skew.into()) {
		Err(Refusal::FromFuture { issued })
	} else if now >= expired || issued < since {
		Err(Refusal::Stale { expired })
	} else {
		Ok(())
	}
}

fn judge(
	said: &FirstVersion,
	redemption: RedemptionId,
	shown: &FirstShowing,
	accepts: IdentityId,
	view: &impl View,
	ledger: &impl Ledger,
	now: Moment,
) -> Result<Admission, Refusal> {
	if view.finality() != Finality::Final {
		return Err(Refusal::NotFinal);
	}
	let (token, holder) = (said.token, VerifyingKey::Sr25519(said.holder.0));
	let claim = Claim { token, holder, accepts, data_hash: None, supporting: None };
	let agreed = claim.check(view, ledger, now)?;
	let signed = holder.verify(shown.text.as_bytes(), &shown.signature);
	signed.map_err(|_| Refusal::BadSignature)?;
	Ok(Admission {
		redemption,
		token,
		holder: agreed.holder,
		presenter: holder,
		uses_left: agreed.uses_left,
		handovers: ArrayVec::new(),
	})
}
