//! The calls that the services send, with their arguments' own types.

mod identity;
mod link;
mod token;

pub use identity::IdentityCall;
pub use link::LinkCall;
pub use token::{Presented, TokenCall};

use litentry_attestation::{Evidence, WorkerKeys};
use litentry_certificate::Certificate;
use litentry_computing_request::Outcome;
use litentry_knowledge::{AlgorithmId, Description, EventId, IdentificationEvent, Name};
use litentry_observation::PossessionProof;
use litentry_sealing::PublicKey;
use litentry_vocabulary::{Account, Balance, BlockNumber, KeyEpoch, RequestId};
use parity_scale_codec::{Compact, Encode};
use subxt::transactions::Payload;

use crate::call_data::CallData;

/// A call of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Call {
	/// Gives tokens to an account.
	Transfer {
		/// Who receives.
		to: Account,
		/// How much.
		amount: Balance,
	},
	/// Registers an identification event.
	RegisterEvent {
		/// The event.
		event: IdentificationEvent,
	},
	/// Registers a scoring algorithm.
	RegisterAlgorithm {
		/// What people call it.
		name: Name,
		/// What its score means.
		description: Description,
		/// The project that it is about.
		project: Name,
		/// The events whose values it takes.
		events: Vec<EventId>,
		/// Its WASM code.
		code: Vec<u8>,
	},
	/// Retires an event of the signer's.
	RetireEvent {
		/// The event.
		id: EventId,
	},
	/// Retires an algorithm of the signer's.
	RetireAlgorithm {
		/// The algorithm.
		id: AlgorithmId,
	},
	/// Makes the signer an analyzer.
	RegisterAnalyzer {
		/// Its URL.
		endpoint: String,
		/// The key that signs its observations.
		observation_key: [u8; 32],
		/// That key's signature over the signer's account.
		possession: PossessionProof,
		/// The key that tasks are sealed to.
		sealing_key: PublicKey,
	},
	/// Changes what is registered of the signer's analyzer.
	UpdateAnalyzer {
		/// Its URL.
		endpoint: String,
		/// The key that signs its observations.
		observation_key: [u8; 32],
		/// That key's signature over the signer's account.
		possession: PossessionProof,
		/// The key that tasks are sealed to.
		sealing_key: PublicKey,
	},
	/// Begins the end of the signer's analyzer.
	UnregisterAnalyzer,
	/// Takes back the bond of an analyzer that has ended.
	WithdrawAnalyzer,
	/// Makes the signer a worker.
	RegisterWorker {
		/// What program holds the keys.
		evidence: Evidence,
		/// The keys.
		keys: WorkerKeys,
		/// The recent block that the evidence names.
		challenge: BlockNumber,
	},
	/// Renews the signer's lease as a worker.
	RenewWorker {
		/// What program holds the keys.
		evidence: Evidence,
		/// The recent block that the evidence names.
		challenge: BlockNumber,
	},
	/// Ends the signer's work as a worker.
	UnregisterWorker,
	/// Asks for a score.
	Request {
		/// The algorithm.
		algorithm: AlgorithmId,
		/// The epoch of the shielding key.
		epoch: KeyEpoch,
		/// What is paid for it.
		fee: Balance,
		/// The sealed request.
		sealed: Vec<u8>,
	},
	/// Answers a computing request.
	Certify {
		/// The request.
		id: RequestId,
		/// What came of it.
		outcome: Outcome,
		/// The workers' signatures.
		certificate: Certificate,
	},
	/// Removes an answered request of the signer's.
	Forget {
		/// The request.
		id: RequestId,
	},
	/// Does something with links.
	Link(LinkCall),
	/// Does something with an identity.
	Identity(IdentityCall),
	/// Does something with tokens.
	Token(TokenCall),
}

impl Call {
	/// The call as `Pallet.call`.
	pub const fn name(&self) -> &'static str {
		match self {
			Self::Transfer { .. } => "Balances.transfer_keep_alive",
			Self::RegisterEvent { .. } => "KnowledgeBase.register_event",
			Self::RegisterAlgorithm { .. } => "KnowledgeBase.register_algorithm",
			Self::RetireEvent { .. } => "KnowledgeBase.retire_event",
			Self::RetireAlgorithm { .. } => "KnowledgeBase.retire_algorithm",
			Self::RegisterAnalyzer { .. } => "AnalyzerRegistry.register",
			Self::UpdateAnalyzer { .. } => "AnalyzerRegistry.update",
			Self::UnregisterAnalyzer => "AnalyzerRegistry.unregister",
			Self::WithdrawAnalyzer => "AnalyzerRegistry.withdraw",
			Self::RegisterWorker { .. } => "WorkerRegistry.register",
			Self::RenewWorker { .. } => "WorkerRegistry.renew",
			Self::UnregisterWorker => "WorkerRegistry.unregister",
			Self::Request { .. } => "TaskDistributor.request",
			Self::Certify { .. } => "TaskDistributor.certify",
			Self::Forget { .. } => "TaskDistributor.forget",
			Self::Link(call) => call.name(),
			Self::Identity(call) => call.name(),
			Self::Token(call) => call.name(),
		}
	}

	/// The SCALE encoding of each argument, in the order of the pallet's call.
	fn arguments(&self) -> Vec<Vec<u8>> {
		match self {
			Self::Transfer { to, amount } => {
				vec![(MULTI_ADDRESS_ID, to).encode(), Compact(*amount).encode()]
			}
			Self::RegisterEvent { event } => vec![event.encode()],
			Self::RegisterAlgorithm { name, description, project, events, code } => {
				vec![(name, description, project, events).encode(), code.encode()]
			}
			Self::RetireEvent { id } => vec![id.encode()],
			Self::RetireAlgorithm { id } => vec![id.encode()],
			Self::RegisterAnalyzer { endpoint, observation_key, possession, sealing_key }
			| Self::UpdateAnalyzer { endpoint, observation_key, possession, sealing_key } => vec![
				endpoint.encode(),
				observation_key.encode(),
				possession.encode(),
				sealing_key.encode(),
			],
			Self::UnregisterAnalyzer | Self::WithdrawAnalyzer | Self::UnregisterWorker => vec![],
			Self::RegisterWorker { evidence, keys, challenge } => {
				vec![evidence.encode(), keys.encode(), challenge.encode()]
			}
			Self::RenewWorker { evidence, challenge } => {
				vec![evidence.encode(), challenge.encode()]
			}
			Self::Request { algorithm, epoch, fee, sealed } => {
				vec![algorithm.encode(), epoch.encode(), fee.encode(), sealed.encode()]
			}
			Self::Certify { id, outcome, certificate } => {
				vec![id.encode(), outcome.encode(), certificate.encode()]
			}
			Self::Forget { id } => vec![id.encode()],
			Self::Link(call) => call.arguments(),
			Self::Identity(call) => call.arguments(),
			Self::Token(call) => call.arguments(),
		}
	}

	pub(crate) fn payload(&self) -> CallPayload {
		CallPayload { name: self.name(), data: CallData(self.arguments()) }
	}
}

/// The variant of Substrate's `MultiAddress` that names an account by its bytes.
const MULTI_ADDRESS_ID: u8 = 0;

/// A call as subxt sends it.
pub(crate) struct CallPayload {
	name: &'static str,
	data: CallData,
}

impl Payload for CallPayload {
	type CallData = CallData;

	fn pallet_name(&self) -> &str {
		self.name.split('.').next().unwrap_or_default()
	}

	fn call_name(&self) -> &str {
		self.name.split('.').nth(1).unwrap_or_default()
	}

	fn call_data(&self) -> &CallData {
		&self.data
	}
}
