//! Tokens shown off the chain.

use ed25519_dalek::Signer;
use litentry_token::{
	Form, Giving, Handover, Handovers, Message, Nonce, Permission, Presentation, Question,
	RedemptionId, Showing, Signed, Uses,
};
use litentry_verifying_key::{Signature, VerifyingKey};
use litentry_vocabulary::{GenesisHash, IdentityId, Moment, TokenId};
use polkadot_sdk::frame_support::dispatch::DispatchResult;

use super::{AuthorizationToken, DOOR, HOUR, LOCK, START, holder, key, send};
use crate::{Call, Presented};

/// Somebody shows a token at the door.
#[derive(Clone, Debug)]
pub(crate) struct Show {
	pub(crate) token: TokenId,
	pub(crate) holder: u8,
	/// Whose key signs, if not that of whom the last handover names.
	pub(crate) signer: Option<u8>,
	pub(crate) genesis: GenesisHash,
	/// Who asked.
	pub(crate) to: IdentityId,
	pub(crate) nonce: u8,
	pub(crate) supporting: Option<TokenId>,
	pub(crate) data_hash: Option<[u8; 32]>,
	pub(crate) issued: Moment,
	/// Each with who receives the token.
	pub(crate) handovers: Vec<(u8, Permission)>,
}

impl Show {
	/// The holder itself shows the token to the lock.
	pub(crate) fn new(token: TokenId, holder: u8) -> Self {
		Self {
			token,
			holder,
			signer: None,
			genesis: AuthorizationToken::genesis(),
			to: LOCK,
			nonce: 1,
			supporting: None,
			data_hash: None,
			issued: START,
			handovers: vec![],
		}
	}

	/// The same through one more pair of hands.
	pub(crate) fn handed_to(mut self, to: u8, permission: Permission) -> Self {
		self.handovers.push((to, permission));
		self
	}

	pub(crate) fn presented(&self) -> Presented {
		let (showing, message, presenter) = self.said();
		let signed = sign(self.signer.unwrap_or(presenter), &message);
		Presented {
			to: self.to,
			nonce: Nonce([self.nonce; 16]),
			presentation: Presentation { showing, signed },
		}
	}

	/// What names the redemption.
	pub(crate) fn redemption(&self) -> RedemptionId {
		RedemptionId(*self.said().1.hash())
	}

	/// Has the door report it.
	pub(crate) fn report(&self, sequence: u64) -> DispatchResult {
		report(DOOR, sequence, self.presented())
	}

	/// What is shown, what is to be signed, and by whom.
	fn said(&self) -> (Showing, Message, u8) {
		let (handovers, presenter) = self.chain();
		let nonce = Nonce([self.nonce; 16]);
		let question = Question { genesis: self.genesis, verifier: self.to, accepts: LOCK, nonce };
		let showing = Showing {
			answers: question.hint(),
			token: self.token,
			holder: verifying(self.holder),
			data_hash: self.data_hash,
			supporting: self.supporting,
			handovers,
			issued: self.issued,
			lifetime: 60_000,
		};
		let message = showing.message(&question);
		(showing, message, presenter)
	}

	/// The handovers, and who has the token after them.
	fn chain(&self) -> (Handovers, u8) {
		let Self { genesis, token, holder, .. } = *self;
		let mut giving = Giving { genesis, token, giver: verifying(holder), after: None };
		let (mut handovers, mut giver) = (Handovers::default(), holder);
		for (to, permission) in &self.handovers {
			let signed = sign(giver, &permission.message(&giving));
			handovers = handovers.with(Handover { permission: *permission, signed }).unwrap();
			(giving, giver) = (giving.next(permission), *to);
		}
		(handovers, giver)
	}
}

pub(crate) fn report(by: u8, sequence: u64, presented: Presented) -> DispatchResult {
	send(by, Call::report { identity: LOCK, sequence, presented: Box::new(presented) })
}

/// The door for an hour, twice.
pub(crate) fn permission(to: u8) -> Permission {
	let to = verifying(to);
	Permission { to, from: START, until: START + HOUR, uses: Uses::Left(2), hours: None }
}

pub(crate) fn verifying(number: u8) -> VerifyingKey {
	VerifyingKey::Ed25519(holder(number).0)
}

fn sign(signer: u8, message: &Message) -> Signed {
	let bytes = message.bytes(Form::Raw).unwrap();
	Signed { form: Form::Raw, signature: Signature(key(signer).sign(bytes).to_bytes()) }
}
