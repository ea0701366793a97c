//! A wallet that shows a token, handed over to it or not.

use litentry_token::{
	Form, Handover, Handovers, Holding, Message, Nonce, Permission, Presentation, Question, Signed,
	Uses,
};
use litentry_verifying_key::{InvalidSignature, Scheme, Signature, SigningKey, VerifyingKey};
use litentry_vocabulary::{Account, GenesisHash, IdentityId, Moment, TokenId};

pub(crate) const NOW: Moment = 1_795_327_200_000;

pub(crate) const QUESTION: Question = Question {
	genesis: GenesisHash([1; 32]),
	verifier: IdentityId([2; 32]),
	accepts: IdentityId([3; 32]),
	nonce: Nonce([4; 16]),
};

/// A presentation, and each signature in it by itself.
pub(crate) struct Shown {
	pub(crate) holder: Account,
	pub(crate) presentation: Presentation,
	/// The same, refused for the form of its first signature when all else has been found good.
	pub(crate) unsigned: Presentation,
	signatures: Vec<(VerifyingKey, Vec<u8>, Signature)>,
}

impl Shown {
	pub(crate) fn new(scheme: Scheme, handovers: usize) -> Option<Self> {
		let of_holder = if scheme == Scheme::P256 { Scheme::Sr25519 } else { scheme };
		let mut by = SigningKey::new(of_holder, &[1; 32]).ok()?;
		let holder = by.verifying_key().account()?;
		let mut holding = fresh(by.verifying_key());
		let mut signatures = Vec::new();
		for seed in (2..).take(handovers) {
			let to = SigningKey::new(scheme, &[seed; 32]).ok()?;
			let permission = for_a_day(to.verifying_key());
			let signed = sign(&by, &permission.message(&holding.giving()), &mut signatures)?;
			holding = holding.given(Handover { permission, signed })?;
			by = to;
		}
		let showing = holding.showing(&QUESTION, NOW, 60_000);
		let signed = sign(&by, &showing.message(&QUESTION), &mut signatures)?;
		let presentation = Presentation { showing, signed };
		Some(Self { holder, unsigned: unsigned(&presentation)?, presentation, signatures })
	}

	/// Checks each signature by itself.
	pub(crate) fn checks(&self) -> impl Iterator<Item = Result<(), InvalidSignature>> {
		self.signatures.iter().map(|(key, message, signature)| key.verify(message, signature))
	}
}

fn fresh(holder: VerifyingKey) -> Holding {
	Holding {
		genesis: QUESTION.genesis,
		token: TokenId([5; 32]),
		holder,
		supporting: None,
		handovers: Handovers::default(),
	}
}

fn for_a_day(to: VerifyingKey) -> Permission {
	const DAY: Moment = 24 * 60 * 60 * 1_000;
	Permission { to, from: NOW, until: NOW + DAY, uses: Uses::Unlimited, hours: None }
}

fn sign(
	by: &SigningKey,
	message: &Message,
	signatures: &mut Vec<(VerifyingKey, Vec<u8>, Signature)>,
) -> Option<Signed> {
	let bytes = message.bytes(Form::Raw)?;
	let signature = by.sign(bytes);
	signatures.push((by.verifying_key(), bytes.to_vec(), signature));
	Some(Signed { form: Form::Raw, signature })
}

/// A message of less than 256 bytes is not signed by its hash.
fn unsigned(shown: &Presentation) -> Option<Presentation> {
	let hashed = |signed| Signed { form: Form::Hashed, ..signed };
	let mut unsigned = shown.clone();
	unsigned.signed = hashed(unsigned.signed);
	unsigned.showing.handovers = Handovers::default();
	for handover in shown.showing.handovers.iter() {
		let signed = hashed(handover.signed);
		unsigned.showing.handovers =
			unsigned.showing.handovers.with(Handover { signed, ..*handover })?;
	}
	Some(unsigned)
}
