//! A lock's decision, from the text of a QR code to the verdict, built for a machine without an
//! operating system: what code that takes, and how many instructions.
//!
//! The module exports one function, `admits`, that decides about one of the presentations in
//! `tests/vectors/token-presentation.json`.

#![cfg_attr(target_os = "none", no_std)]

extern crate alloc;

mod door;

pub use door::Door;
#[cfg(target_os = "none")]
use litentry_algorithm as _;
use litentry_token::{Policy, Presentation, Question, verify};

include!(concat!(env!("OUT_DIR"), "/vectors.rs"));

/// Whether the lock opens for this presentation; `None` when there is none of this number.
pub fn admits(number: usize) -> Option<bool> {
	let question: Question = QUESTION.parse().ok()?;
	let shown: Presentation = PRESENTATIONS.get(number)?.1.parse().ok()?;
	let door = Door::new(&question, shown.showing.holder.account()?)?;
	Some(verify(&shown, &question, &door, &door, NOW, Policy::default()).is_ok())
}

/// The same, for who runs the module: 1 for yes, 0 for no, and -1 when there is none of this number.
#[cfg(target_os = "none")]
#[allow(unsafe_code)]
#[unsafe(export_name = "admits")]
extern "C" fn exported_admits(number: u32) -> i32 {
	admits(number as usize).map_or(-1, i32::from)
}

#[cfg(test)]
mod tests {
	use super::{PRESENTATIONS, admits};

	#[test]
	fn the_lock_opens_for_every_presentation_of_the_vectors() {
		assert!((0..PRESENTATIONS.len()).all(|number| admits(number) == Some(true)));
		assert_eq!(admits(PRESENTATIONS.len()), None);
	}
}
