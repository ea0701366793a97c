//! Accounts on platforms: whoever has one signs in with it.
//!
//! - [`Handle`]: how people and platforms write the name of an account
//! - [`address`]: the one form in which it is compared
//! - [`SignInVerifier`]: the verifier

mod profile;

use std::{
	fmt::{self, Display},
	marker::PhantomData,
	str::FromStr,
	sync::Arc,
};

use futures::{FutureExt, future::BoxFuture};

pub(super) use self::profile::{is_name_of, profile_name};
use crate::{
	challenge::{Channel, Claim, Code},
	identity::Field,
	links::Links,
	verifier::{Finding, Hint, Instruction, Verifier},
};

/// The name of an account on a platform. It is read as people write it, and shown in the one form in which
/// it is compared.
pub trait Handle: FromStr<Err = Hint> + Display + Send + Sync + 'static {
	/// The field for it.
	const FIELD: Field;

	/// The way on which it is shown.
	const CHANNEL: Channel;

	/// How people call the platform.
	const PLATFORM: &'static str;

	/// [`Self::CHANNEL`] alone.
	const CHANNELS: &'static [Channel] = &[Self::CHANNEL];
}

/// The form in which a handle is compared.
///
/// # Errors
///
/// The text is no such handle.
pub fn address<H: Handle>(text: &str) -> Result<String, Hint> {
	text.parse().map(|handle: H| handle.to_string())
}

/// Verifies accounts on one platform.
pub struct SignInVerifier<H> {
	links: Arc<dyn Links>,
	handle: PhantomData<fn() -> H>,
}

impl<H> SignInVerifier<H> {
	/// One that sends people there.
	pub fn new(links: Arc<dyn Links>) -> Self {
		Self { links, handle: PhantomData }
	}
}

impl<H: Handle> fmt::Debug for SignInVerifier<H> {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("SignInVerifier").field("platform", &H::PLATFORM).finish_non_exhaustive()
	}
}

impl<H: Handle> Verifier for SignInVerifier<H> {
	fn field(&self) -> Field {
		H::FIELD
	}

	fn channels(&self) -> &[Channel] {
		H::CHANNELS
	}

	fn address(&self, text: &str) -> Result<String, Hint> {
		address::<H>(text)
	}

	fn begin<'a>(
		&'a self,
		claim: &'a Claim,
		code: Code,
	) -> BoxFuture<'a, Result<Instruction, Hint>> {
		async move {
			let _: H = claim.value.parse()?;
			Ok(Instruction::SignIn { url: self.links.sign_in_with(claim, code) })
		}
		.boxed()
	}

	fn look<'a>(
		&'a self,
		_: &'a Claim,
		_: Code,
		_: Option<&'a str>,
	) -> BoxFuture<'a, Result<Finding, Hint>> {
		// The answer comes by itself, with whoever signs in.
		let at = format!("the sign-in with {}", H::PLATFORM);
		async { Err(Hint::NotPublished { at }) }.boxed()
	}
}

#[cfg(test)]
mod tests;
