//! What would stand in the way of an identity that nothing was paid for yet.

use maud::{Markup, html};

use super::words::{name, names};
use crate::{identity::Field, policy::Obstacle};

/// What to do before anything is paid; nothing about what needs nothing of its owner.
pub(super) fn obstacle(obstacle: &Obstacle) -> Option<Markup> {
	let Obstacle::Unverified { field: Field::Display } = obstacle else {
		return Some(said(obstacle));
	};
	None
}

fn said(obstacle: &Obstacle) -> Markup {
	html! {
		@match obstacle {
			Obstacle::Empty => "There is nothing here that could be verified. Fill in at least one field.",
			Obstacle::NoContact { one_of } => {
				"Nobody could be reached by this identity. Fill in one of these fields too: "
				(names(one_of)) "."
			}
			Obstacle::Unsupported { field } => {
				(name(field)) " is not verified by this registrar. Leave it empty."
			}
			Obstacle::Unreadable { field } => {
				(name(field)) " is blank or is no text. Write something else, or leave it empty."
			}
			Obstacle::Hidden { field } => { "You will be asked for what was hashed as " (name(field)) "." }
			Obstacle::Unverified { field } => {
				"You will be asked to show that this is yours: " (name(field)) "."
			}
			Obstacle::AwaitsOperator { field } => {
				(name(field)) " is looked at by the registrar's operator, which takes longer."
			}
		}
	}
}
