//! What a committee is asked about a contract wallet, and what its answers come to.

use litentry_knowledge::{Value, ValueKind};
use litentry_link_proof::{InvalidProof, LinkProof, contract_wallet_hash};
use litentry_link_record::{ProvenBy, Refusal};
use litentry_observation::{
	Answer, CommitteeSize, Decision, Observation, Question, Task, committee,
};
use litentry_vocabulary::Moment;

use crate::{Draw, Identity, Inquiry, OpenedLink, RequestedLink, findings::decide_one};

/// The position of a link request, which is about one external account.
const ONLY: u8 = 0;

/// What a committee says of a contract wallet's signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
	/// The wallet accepts it.
	Accepted,
	/// The wallet does not.
	Rejected,
	/// Too few analyzers answered, or too few of them the same.
	Unknown,
}

impl Verdict {
	/// What the wallet's link is proven by.
	///
	/// # Errors
	///
	/// Nothing, and why it is to be refused.
	pub(crate) const fn proof(self) -> Result<ProvenBy, Refusal> {
		match self {
			Self::Accepted => Ok(ProvenBy::Contract),
			Self::Rejected => Err(Refusal::Proof(InvalidProof::Mismatch)),
			Self::Unknown => Err(Refusal::Unanswered),
		}
	}
}

/// What is asked about a contract wallet, as of the timestamp of the block that holds the request.
/// `None` when too few analyzers were eligible at the draw, or no contract wallet is asked for.
pub fn wallet_inquiry(
	identity: &Identity,
	link: &RequestedLink,
	opened: &OpenedLink,
	at: Moment,
	draw: &Draw,
) -> Option<Inquiry> {
	let LinkProof::Erc1271(signature) = opened.proof() else { return None };
	let hash = contract_wallet_hash(&opened.challenge(identity, link));
	let signature = signature.clone();
	let question = Question::ContractSignature { link: link.id, hash, signature };
	let task = Task { question, external: *opened.external(), at };
	let committee = committee(&draw.seed, &draw.pool, draw.size, ONLY)?;
	Some(Inquiry { task, kind: ValueKind::Flag, committee })
}

/// What the verified observations of a committee come to.
pub fn wallet_verdict(
	size: CommitteeSize,
	inquiry: &Inquiry,
	observations: &[Observation],
) -> Verdict {
	match decide_one(size, inquiry, observations) {
		Decision::Decided { answer: Answer { value: Value::Flag(true), .. }, .. } => {
			Verdict::Accepted
		}
		Decision::Decided { answer: Answer { value: Value::Flag(false), .. }, .. } => {
			Verdict::Rejected
		}
		_ => Verdict::Unknown,
	}
}
