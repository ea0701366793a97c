//! The account on Discord: whoever has it signs in with it.
//!
//! - [`DiscordVerifier`]: the verifier
//! - [`DiscordHandle`]: what a field's text names

use std::{fmt, str::FromStr};

use super::{
	names::misleading,
	sign_in::{Handle, SignInVerifier, is_name_of},
};
use crate::{challenge::Channel, identity::Field, verifier::Hint};

const MAX_LENGTH: usize = 32;
const MALFORMED: Hint = Hint::Malformed {
	expected: "the user name on Discord, such as alice.b: 2 to 32 letters, figures, dots and underscores",
};
const LINK: Hint =
	Hint::Malformed { expected: "the user name on Discord, such as alice.b, in place of a link" };

/// Verifies accounts on Discord.
pub type DiscordVerifier = SignInVerifier<DiscordHandle>;

/// A user name on Discord, or a legacy one with four figures behind it.
///
/// In user names small and capital letters make no difference; in legacy ones they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscordHandle(String);

impl Handle for DiscordHandle {
	const FIELD: Field = Field::Discord;
	const CHANNEL: Channel = Channel::Discord;
	const PLATFORM: &'static str = "Discord";
}

impl FromStr for DiscordHandle {
	type Err = Hint;

	fn from_str(text: &str) -> Result<Self, Hint> {
		let text = text.trim();
		if is_link(text) {
			return Err(LINK);
		}
		let name = text.strip_prefix('@').unwrap_or(text);
		match name.rsplit_once('#') {
			// So programs write names of today that know legacy ones alone.
			Some((name, "0")) => user_name(name),
			Some((legacy, figures)) => legacy_name(legacy, figures),
			None => user_name(name),
		}
	}
}

fn is_link(text: &str) -> bool {
	let lower = text.to_ascii_lowercase();
	lower.contains("://") || ["discord.com", "discord.gg"].iter().any(|it| lower.contains(it))
}

fn user_name(name: &str) -> Result<DiscordHandle, Hint> {
	let is_fine = |it: char| it.is_ascii_alphanumeric() || matches!(it, '.' | '_');
	let is_name = is_name_of(name, 2..=MAX_LENGTH, is_fine) && !name.contains("..");
	if is_name { Ok(DiscordHandle(name.to_ascii_lowercase())) } else { Err(MALFORMED) }
}

fn legacy_name(name: &str, figures: &str) -> Result<DiscordHandle, Hint> {
	let is_number = is_name_of(figures, 4..=4, |it| it.is_ascii_digit()) && figures != "0000";
	let is_fine = |it: char| !matches!(it, '@' | '#' | ':');
	if !is_number || !is_name_of(name, 2..=MAX_LENGTH, is_fine) {
		return Err(MALFORMED);
	}
	match misleading(name) {
		Some(what) => Err(Hint::Misleading { what }),
		None => Ok(DiscordHandle(format!("{name}#{figures}"))),
	}
}

impl fmt::Display for DiscordHandle {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(&self.0)
	}
}
