//! One field of a request.

use litentry_vocabulary::blake2_256;
use maud::{Markup, html};

use super::{Contact, labels, site::slug, time, visible::visible, words};
use crate::{
	challenge::Channel,
	desk::{FieldState, FieldView},
	identity::{Content, Field},
	policy::Obstacle,
	verifier::{Hint, Instruction},
};

/// A field as one visitor is shown it.
pub(super) struct Card<'a> {
	/// The request's page.
	pub(super) path: &'a str,
	/// The field.
	pub(super) view: &'a FieldView,
	/// What stands in its way.
	pub(super) obstacle: Option<&'a Obstacle>,
	/// Whether it is the visitor's own.
	pub(super) is_owner: bool,
	/// Where the operator is written to.
	pub(super) contact: Option<&'a Contact>,
	/// Whether nothing is done for its owner now.
	pub(super) is_banned: bool,
}

/// The field that an obstacle is about.
pub(super) const fn of(obstacle: &Obstacle) -> Option<&Field> {
	match obstacle {
		Obstacle::Empty | Obstacle::NoContact { .. } => None,
		Obstacle::Unsupported { field }
		| Obstacle::Unreadable { field }
		| Obstacle::Hidden { field }
		| Obstacle::Unverified { field }
		| Obstacle::AwaitsOperator { field } => Some(field),
	}
}

/// The id of a field's part of the page; names of unknown fields may hold anything.
pub(super) fn id(field: &Field) -> String {
	match field {
		Field::Other(name) => {
			format!("field-other-{}", hex::encode(&blake2_256(name.as_bytes())[..8]))
		}
		field => format!("field-{}", slug(field.name())),
	}
}

impl Card<'_> {
	/// The field, its state, and what can be done.
	pub(super) fn show(&self) -> Markup {
		let (id, name) = (id(&self.view.field), labels::field(&self.view.field));
		let state = labels::state(&self.view.state, self.obstacle);
		let kind = kind(&self.view.state);
		html! {
			section.card #(id) tabindex="-1" aria-labelledby={ (id) "-name" } data-said={ (name) ": " (state) } {
				div.row {
					h2 #{ (id) "-name" } { (words::name(&self.view.field)) }
					span.badge.(kind) { (state) }
				}
				p.value { (content(&self.view.content)) }
				(self.explain())
				@if self.may_act() { (self.act(&id)) }
			}
		}
	}

	fn explain(&self) -> Markup {
		html! {
			@match &self.view.state {
				FieldState::Verified { channel, at, until } => {
					p {
						(labels::shown_by(*channel)) " on " (time::moment(*at))
						"; good until " (time::moment(*until)) "."
					}
				}
				FieldState::Asked { channel, instruction, expires, hint } => {
					@if self.may_act() { (words::instruction(instruction, *channel)) }
					@if self.is_owner {
						@if let Some(hint) = hint { p.hint { (words::hint(hint, self.contact)) } }
					}
					p.note { "An answer is waited for until " (time::moment(*expires)) "." }
				}
				FieldState::Open { hint } => {
					@if let Some(obstacle) = self.obstacle { p { (words::obstacle(obstacle)) } }
					@if let Some(hint) = hint.as_ref().filter(|it| self.may_see(it)) {
						p.hint { (words::hint(hint, self.contact)) }
					}
				}
			}
		}
	}

	/// What the owner of an address wants is nobody else's business, and what was hashed even less.
	fn may_see(&self, hint: &Hint) -> bool {
		let is_public = *hint != Hint::Suppressed;
		self.is_owner || is_public && !matches!(self.view.content, Content::Hashed(_))
	}

	const fn may_act(&self) -> bool {
		self.is_owner && !self.is_banned
	}

	fn act(&self, id: &str) -> Markup {
		html! {
			@match self.obstacle {
				Some(Obstacle::Hidden { .. }) => (self.reveal(id)),
				Some(Obstacle::Unverified { .. }) if self.view.channels.is_empty() => {
					p.hint {
						"The registrar cannot verify this field now. Its operator has to see to that."
						@if let Some(it) = self.contact { " If it lasts, " (words::write_to_operator(it)) "." }
					}
				}
				Some(Obstacle::Unverified { .. }) if self.is_name() => (self.look(id, "Look at the name again")),
				Some(Obstacle::Unverified { .. }) => {
					(self.submit(id))
					(self.begin(id))
				}
				_ => {}
			}
		}
	}

	fn is_name(&self) -> bool {
		self.view.channels == [Channel::Name]
	}

	/// What comes after the instruction, if that is for the person to say.
	fn submit(&self, id: &str) -> Markup {
		html! {
			@if let FieldState::Asked { instruction, .. } = &self.view.state {
				@match instruction {
					Instruction::Publish { .. } => (self.look(id, "Look now")),
					Instruction::Sign { .. } => (self.sign(id)),
					_ => {}
				}
			}
		}
	}

	fn look(&self, id: &str, label: &str) -> Markup {
		html! {
			form action={ (self.path) "/look" } method="post" {
				(self.hidden())
				button #{ (id) "-look" } { (label) }
			}
		}
	}

	fn sign(&self, id: &str) -> Markup {
		html! {
			form action={ (self.path) "/look" } method="post" {
				(self.hidden())
				label for={ (id) "-signature" } { "Signature and public key" }
				textarea #{ (id) "-signature" } name="submitted" rows="8" required spellcheck="false" autocomplete="off" {}
				button #{ (id) "-look" } { "Check the signature" }
			}
		}
	}

	fn reveal(&self, id: &str) -> Markup {
		html! {
			form.row action={ (self.path) "/reveal" } method="post" {
				(self.hidden())
				div.wide {
					label for={ (id) "-preimage" } { "What was hashed" }
					input #{ (id) "-preimage" } name="preimage" required spellcheck="false" autocomplete="off";
				}
				button #{ (id) "-reveal" } { "Show it to the registrar" }
			}
			p.note { "It is shown to nobody else, and deleted when the request is over." }
		}
	}

	fn begin(&self, id: &str) -> Markup {
		let is_asked = matches!(self.view.state, FieldState::Asked { .. });
		html! {
			form.row action={ (self.path) "/begin" } method="post" {
				(self.hidden())
				@if is_asked { span { "Start again:" } }
				@for channel in &self.view.channels {
					button.quiet[is_asked] #{ (id) "-" (channel.name()) } name="channel" value=(channel.name()) {
						(labels::begin(*channel))
					}
				}
			}
		}
	}

	fn hidden(&self) -> Markup {
		html! { input type="hidden" name="field" value=(self.view.field.name()); }
	}
}

const fn kind(state: &FieldState) -> &'static str {
	match state {
		FieldState::Verified { .. } => "good",
		FieldState::Asked { .. } => "wait",
		FieldState::Open { .. } => "open",
	}
}

fn content(content: &Content) -> Markup {
	html! {
		@match content {
			Content::Text(text) => (visible(text)),
			Content::Bytes(bytes) => { "bytes that are no text: " code { "0x" (hex::encode(bytes)) } },
			Content::Hashed(hashed) => {
				"the " (labels::hash(hashed.kind)) " hash " code { "0x" (hex::encode(hashed.hash)) }
			}
			Content::Fingerprint(bytes) => code { (grouped(bytes)) },
		}
	}
}

/// A fingerprint as OpenPGP programs write it.
fn grouped(fingerprint: &[u8; 20]) -> String {
	let groups: Vec<_> = fingerprint.chunks(2).map(hex::encode_upper).collect();
	groups.join(" ")
}
