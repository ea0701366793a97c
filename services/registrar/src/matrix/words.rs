//! What is said to people.

use litentry_vocabulary::Moment;

use super::Why;
use crate::{
	answer::{Accepted, NotAccepted},
	audit::Receipt,
	challenge::Refused,
	identity::Judgement,
	moments,
};

/// What is to be done to verify an account; `identity` says whose identity asks for that.
pub(crate) fn asked(identity: &str, page: &str) -> String {
	format!(
		"The identity of {identity} names this Matrix account, and somebody asks the registrar to \
		verify that.\n\n\
		If it is your identity: the page of your request shows a code. Send that code here, as a \
		message in this room.\n{page}\n\n\
		If it is not yours, do nothing. Never send a code here that somebody else has given you: it \
		would make your account a part of that person's identity."
	)
}

/// What can be done here.
pub(super) const EXPLANATION: &str = "This is the registrar's program. It reads one thing: the code that \
	the page of your request shows. Send the code here, in a message of its own.";

/// That codes are read elsewhere.
pub(super) const fn direction(why: Why) -> &'static str {
	match why {
		Why::Encrypted => {
			"This room is encrypted, and the registrar cannot read it. You are invited into a room that \
			is not: please write there. The code alone is of no use to anybody else."
		}
		Why::Crowd => {
			"The registrar reads codes only in a room in which nobody else is. You sent one where others \
			are: please send it here."
		}
	}
}

/// Where to go from an encrypted room.
pub(super) const WELCOME: &str = "Here the registrar can read what you write. Send the code that the \
	page of your request shows.";

/// What came of a code; `identity` says whose identity an accepted one was for.
pub(super) fn outcome(decided: &Result<Accepted, NotAccepted>, identity: &str) -> String {
	match decided {
		Ok(_) => format!(
			"Accepted: this account is verified as the Matrix account of {identity}. The page of the \
			request shows what else there is to do."
		),
		Err(why) => format!("Not accepted: {why}. {}", advice(why)).trim_end().to_owned(),
	}
}

const fn advice(why: &NotAccepted) -> &'static str {
	match why {
		NotAccepted::UnknownCode => {
			"Copy the whole code from the page of your request, and send it again."
		}
		NotAccepted::OtherSender => {
			"Send it from the account that the identity names, or have the identity name this one."
		}
		NotAccepted::Refused(Refused::Used) => "If it was you who sent it, it counts.",
		_ => "",
	}
}

/// That an identity was judged, with what shows what was verified.
pub(super) fn judged(
	identity: &str,
	judgement: Judgement,
	page: &str,
	receipts: &[Receipt],
) -> String {
	let judgement = judgement.words();
	let mut text = format!("The identity of {identity} is judged now: {judgement}.\n{page}");
	if receipts.is_empty() {
		return text;
	}
	text.push_str(
		"\n\nThese receipts show what was verified, to whoever you give them; the registrar does not keep \
		them.",
	);
	for Receipt { number, salt, statement } in receipts {
		text.push_str(&format!("\n\nentry {number}\nsalt 0x{}\n{statement}", hex::encode(salt)));
	}
	text.trim_end().to_owned()
}

/// That a verification has to be renewed.
pub(super) fn renewal_due(identity: &str, until: Moment, page: &str) -> String {
	let until = moments::day(until);
	format!(
		"The identity of {identity} was verified a while ago. If it is not verified anew, its judgement \
		becomes out of date on {until}.\n{page}"
	)
}

#[cfg(test)]
mod tests {
	use litentry_vocabulary::{Account, GenesisHash};

	use super::*;
	use crate::{
		audit::Statement,
		identity::{Field, RegistrarIndex},
		request::RequestKey,
	};

	fn refused(why: NotAccepted) -> String {
		outcome(&Err(why), "nobody")
	}

	#[test]
	fn what_came_of_a_code_is_said_with_what_can_be_done() {
		let (chain, registrar) = (GenesisHash([1; 32]), RegistrarIndex(0));
		let request = RequestKey { chain, registrar, account: Account([2; 32]) };
		let accepted = outcome(&Ok(Accepted { request, field: Field::Matrix }), "5F on Polkadot");
		assert!(accepted.starts_with("Accepted: "), "{accepted}");
		assert!(accepted.contains("5F on Polkadot"), "{accepted}");
		assert_eq!(
			refused(NotAccepted::UnknownCode),
			"Not accepted: this code is not known here. Copy the whole code from the page of your \
			request, and send it again."
		);
		assert_eq!(
			refused(Refused::Expired.into()),
			"Not accepted: this code has expired; ask for a new one."
		);
	}

	#[test]
	fn a_judgement_comes_with_its_receipts() {
		let statement = Statement("field \"matrix\"\n".to_owned());
		let receipt = Receipt { number: 7, salt: [0xab; 32], statement };
		let text = judged("5F on Polkadot", Judgement::Reasonable, "https://page", &[receipt]);
		assert!(text.starts_with("The identity of 5F on Polkadot is judged now: reasonable."));
		let salt = "ab".repeat(32);
		assert!(text.ends_with(&format!("entry 7\nsalt 0x{salt}\nfield \"matrix\"")), "{text}");
	}

	#[test]
	fn a_renewal_has_a_date() {
		let text = renewal_due("5F on Polkadot", 951_782_400_000, "https://page");
		assert!(text.contains("out of date on 2000-02-29."), "{text}");
	}
}
