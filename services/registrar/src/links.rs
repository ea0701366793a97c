//! The links that the registrar gives out, all to its own pages.

use crate::{
	challenge::{Claim, Code},
	request::RequestKey,
};

/// Writes links to the registrar's own pages. Opening one changes nothing: each page asks first.
pub trait Links: Send + Sync {
	/// The page of a request.
	fn request(&self, key: &RequestKey) -> String;

	/// Where whoever reads a message's code confirms what the identity claims.
	fn confirm(&self, claim: &Claim, code: Code) -> String;

	/// Where whoever got an unwanted message says so.
	fn refuse(&self, claim: &Claim, code: Code) -> String;

	/// Where a person sees for whose identity he signs in with a platform, before he is sent there.
	fn sign_in_with(&self, claim: &Claim, code: Code) -> String;
}
