//! Where the registrar's operator is written to.

use std::str::FromStr;

use reqwest::Url;

/// Where the registrar's operator is written to: an address for mail, such as
/// `mailto:help@registrar.example`, or a page, such as `https://registrar.example/help`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Contact(Url);

/// The text is no such place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
	"expected a contact such as mailto:help@registrar.example or https://registrar.example/help"
)]
pub struct InvalidContact;

impl Contact {
	/// Its address, for links.
	pub fn url(&self) -> &str {
		self.0.as_str()
	}

	/// What people read: a mail address alone, or the whole address of a page.
	pub fn text(&self) -> &str {
		match self.0.scheme() {
			"mailto" => self.0.path(),
			_ => self.0.as_str(),
		}
	}
}

impl FromStr for Contact {
	type Err = InvalidContact;

	fn from_str(text: &str) -> Result<Self, InvalidContact> {
		let url: Url = text.parse().map_err(|_| InvalidContact)?;
		let is_contact = match url.scheme() {
			"mailto" => is_address(url.path()),
			scheme => scheme == "https",
		};
		if is_contact { Ok(Self(url)) } else { Err(InvalidContact) }
	}
}

fn is_address(text: &str) -> bool {
	text.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty())
}

impl TryFrom<String> for Contact {
	type Error = InvalidContact;

	fn try_from(text: String) -> Result<Self, InvalidContact> {
		text.parse()
	}
}
