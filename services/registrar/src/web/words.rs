//! What stands in the way, what can be done about it, and how it ended, in plain English.

use litentry_vocabulary::Moment;
use maud::{Markup, html};

use super::{Contact, labels, time, visible::visible};
use crate::{
	answer::NotAccepted,
	challenge::{Channel, Refused},
	desk::Declined,
	identity::{Field, Judgement},
	policy::Obstacle,
	request::End,
	verifier::{Hint, Instruction},
};

/// Why there is no judgement yet.
pub(super) fn obstacle(obstacle: &Obstacle) -> Markup {
	html! {
		@match obstacle {
			Obstacle::Empty => {
				"The identity holds nothing that could be verified. Set at least one field; this page "
				"goes on with it, and no new request is needed."
			}
			Obstacle::NoContact { one_of } => {
				"Nobody could be reached by this identity. Set one of these fields too: "
				(names(one_of)) "."
			}
			Obstacle::Unsupported { field } => {
				(name(field)) " is not verified by this registrar. Clear this field of your identity; "
				"the request stays, and no new fee is due."
			}
			Obstacle::Unreadable { field } => {
				(name(field)) " is empty or is no text. Set it anew, or clear it."
			}
			Obstacle::Hidden { field } => {
				(name(field)) " holds a hash. Show what was hashed, so that it can be verified."
			}
			Obstacle::Unverified { field: Field::Display } => {
				"This name is checked against other names. Nothing of it has to be shown."
			}
			Obstacle::Unverified { field } => { (name(field)) " has to be shown to be yours." }
			Obstacle::AwaitsOperator { field } => {
				(name(field)) " is looked at by the registrar's operator. There is nothing for you to do."
			}
		}
	}
}

/// What a person can do about what went wrong.
pub(super) fn hint(hint: &Hint, contact: Option<&Contact>) -> Markup {
	html! {
		@match hint {
			Hint::Malformed { expected } => {
				"This cannot be verified as it is: expected is " (expected) ". Set the field anew."
			}
			Hint::Confusable { other } => {
				"This name can be taken for “" (visible(other)) "”, which belongs to somebody else. "
				"Choose a name that nobody mistakes for it."
			}
			Hint::Misleading { what } => {
				"This name holds characters that mislead: " (what) ". Set it without them."
			}
			Hint::NotPublished { at } => {
				"Nothing was found at " (visible(at)) " yet. Records of a domain can take an hour to be "
				"seen everywhere: look again later."
			}
			Hint::OtherContent { at } => {
				"What was found at " (visible(at)) " is not the code that is shown here. Codes change "
				"whenever you start again: publish the newest one."
			}
			Hint::BadSignature { why } => { "The signature is not accepted: " (why) "." }
			Hint::Suppressed => {
				"Whoever has this address said that he does not want messages from here. Choose another "
				"way or another address" @if let Some(it) = contact { ", or " (write_to_operator(it)) } "."
			}
			Hint::Unreachable { what } => {
				"The registrar cannot reach " (what) " now. This is not your fault; try again in a while."
			}
		}
	}
}

/// What a person has to do next with a field that says this.
pub(super) fn instruction(instruction: &Instruction, channel: Channel) -> Markup {
	html! {
		@match instruction {
			Instruction::FollowLink => {
				p { "A message is on its way to this address. Open the link in it, and confirm there." }
				p { "Nothing came? Look into the folder for unwanted mail, or start again." }
			}
			Instruction::Send { code, to } => {
				p { (send(channel)) " " b { (visible(to)) } ":" }
				(copied(&code.to_string()))
				@if channel == Channel::MailReply {
					p { a href={ "mailto:" (to) "?subject=" (code) "&body=" (code) } { "Write this e-mail" } }
				}
			}
			Instruction::SignIn { url } => {
				p { "Sign in with the account that your identity names; nothing is read but its name." }
				p { a.button href=(url) rel="nofollow" { "Go on to " (labels::platform(channel)) } }
			}
			Instruction::Publish { text, at } => {
				p { (publish(channel)) " " b { (visible(at)) } ":" }
				(copied(text))
				p { "Then have it looked at. You may remove it when the field is verified." }
			}
			Instruction::Sign { text } => {
				p { "Sign this one line with the key, and paste the signature together with the public key:" }
				(copied(text))
				p { "For example: " code { "gpg --clearsign" } " and " code { "gpg --armor --export" } "." }
			}
			Instruction::Nothing => p { "There is nothing for you to do." },
		}
	}
}

/// What to do about a judgement that stands until then, and what happens otherwise.
pub(super) fn renewal(until: Moment) -> Markup {
	html! {
		p {
			"The chain holds this registrar's judgement, and it grows old. Show every field once more "
			"before " (time::moment(until)) ": then it stands for another while, and nothing is to be "
			"paid. If you do not, it becomes " strong { "out of date" } ", and you have to ask anew. "
			"If you do not need it any more, there is nothing for you to do."
		}
	}
}

/// What follows when the chain has refused a judgement.
pub(super) fn failed() -> Markup {
	html! {
		p {
			"The chain did not take the judgement. The registrar's operator has to act; you need do "
			"nothing. Your request stays, and no new fee is due."
		}
	}
}

/// What happens while an account is banned, and what can be done about it.
pub(super) fn banned(until: Moment, contact: Option<&Contact>) -> Markup {
	html! {
		p.hint {
			"This account is banned: until " (time::moment(until)) " no field of it is verified, and it "
			"gets no judgement. Afterwards everything goes on by itself. If you do not want to wait and "
			"the chain still holds a fee, take the request back, and the fee with it: "
			code { "identity.cancelRequest" } "."
			@if let Some(it) = contact { " If this is a mistake, " (write_to_operator(it)) "." }
		}
	}
}

/// What became of a request, and what follows.
pub(super) fn end(end: End, contact: Option<&Contact>) -> Markup {
	html! {
		@match end {
			End::Judged(judgement) => (judged(judgement, contact)),
			End::Cancelled => {
				p { "The request was taken back. The fee is yours again; nothing was judged." }
				p { "You may ask anew whenever you like." }
			}
			End::Cleared => {
				p { "The identity was cleared, and the request with it." }
				p { "Set an identity and ask anew whenever you like." }
			}
		}
	}
}

fn judged(judgement: Judgement, contact: Option<&Contact>) -> Markup {
	html! {
		p { "The chain holds this registrar's judgement: " strong { (labels::judgement(judgement)) } "." }
		@match judgement {
			Judgement::Reasonable | Judgement::KnownGood => {
				p {
					"Every change of the identity ends the judgement: then ask for a new one. Before it "
					"is too old you are told, on the ways that were verified."
				}
			}
			Judgement::OutOfDate => {
				p { "It was right once, and was not shown again in time. Ask anew to renew it." }
			}
			Judgement::Erroneous => {
				p {
					"The registrar's operator found it to be wrong."
					@if let Some(it) = contact { " If he is mistaken, " (write_to_operator(it)) "." }
				}
			}
			Judgement::Unknown | Judgement::FeePaid(_) | Judgement::LowQuality => {
				p { "It says nothing about whether the identity is right." }
			}
		}
		p {
			"What was verified is deleted here; the " a href="/audit" { "audit record" } " keeps hashes "
			"alone. Receipts for them came by e-mail or Matrix, if you verified one of those: keep them, "
			"nobody else has them."
		}
	}
}

/// The end of a sentence that leads to the operator.
pub(super) fn write_to_operator(contact: &Contact) -> Markup {
	html! { a href=(contact.url()) { "write to the registrar's operator" } }
}

/// Why something was not done.
pub(super) fn declined(declined: &Declined, contact: Option<&Contact>) -> Markup {
	html! {
		@match declined {
			Declined::NoRequest => "There is no open request of this account.",
			Declined::NotVerifiable { field } => { (name(field)) " cannot be verified." },
			Declined::WrongChannel { .. } => "This field cannot be verified this way.",
			Declined::Hint(it) => (hint(it, contact)),
			Declined::NotAccepted(it) => (not_accepted(it)),
			Declined::OtherPreimage => {
				"This is not what the field is the hash of. Every character counts, also spaces at the end."
			}
			Declined::TooMany { until } => {
				"Too much was tried in a short time. Try again after " (time::moment(*until)) "."
			}
			Declined::Banned { until } => {
				"Nothing is done for this account until " (time::moment(*until)) "."
			}
			Declined::Unavailable => {
				"The registrar has a problem of its own. Nothing is lost; try again in a while."
			}
			other => (sentence(other)),
		}
	}
}

/// Why an answer was not taken.
pub(super) fn not_accepted(why: &NotAccepted) -> Markup {
	html! {
		@match why {
			NotAccepted::UnknownCode => {
				"This code is not known here: it is too old, or a newer one took its place. Start again "
				"on the page of the request."
			}
			NotAccepted::Refused(Refused::Used) => "This was confirmed before; there is nothing left to do.",
			NotAccepted::OtherSender => {
				"The answer came from another account than the one that the identity names. Use that "
				"one, or change the identity."
			}
			other => (sentence(other)),
		}
	}
}

/// An error's own words as a sentence.
pub(super) fn sentence(error: &impl ToString) -> String {
	let text = error.to_string();
	let mut rest = text.chars();
	let first = rest.next().into_iter().flat_map(char::to_uppercase);
	first.chain(rest).chain(['.']).collect()
}

/// A field's name; that of an unknown one is a stranger's text.
pub(super) fn name(field: &Field) -> Markup {
	match field {
		Field::Other(name) => visible(name),
		field => html! { (labels::field(field)) },
	}
}

/// The names of several fields.
pub(super) fn names(fields: &[Field]) -> Markup {
	html! {
		@for (at, field) in fields.iter().enumerate() {
			@if at > 0 { ", " }
			(name(field))
		}
	}
}

const fn send(channel: Channel) -> &'static str {
	match channel {
		Channel::Matrix => "Send this code from the Matrix account that the identity names to",
		_ => "Write a new message with this code, from the address that the identity names, to",
	}
}

const fn publish(channel: Channel) -> &'static str {
	match channel {
		Channel::Dns => "Add a TXT record with this text for",
		_ => "Publish a text file with this line at",
	}
}

/// A command that is copied from the page: it is broken only where it says so.
pub(super) fn command(text: &str) -> Markup {
	html! { pre.command tabindex="0" { code { (text) } } }
}

/// A text that is copied from the page.
pub(super) fn copied(text: &str) -> Markup {
	// Whoever comes here with the keyboard can scroll it.
	html! { pre tabindex="0" { code { (text) } } }
}
