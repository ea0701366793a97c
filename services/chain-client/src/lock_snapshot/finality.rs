//! The node's proofs that blocks are final.

use std::time::Duration;

use litentry_lock_snapshot::{BlockHash, FinalBlock, Header, Justification};
use litentry_vocabulary::BlockNumber;
use parity_scale_codec::{Decode, DecodeAll, Encode};
use subxt::{
	rpcs::{self, methods::legacy::Bytes, rpc_params},
	utils::H256,
};

use super::{
	NoSnapshot,
	fault::{failed, unexpected},
	steps::{EndOfSet, Proofs},
};
use crate::ChainClient;

const JUSTIFICATIONS: &str = "grandpa_subscribeJustifications";
const NO_JUSTIFICATIONS: &str = "grandpa_unsubscribeJustifications";
const PROVE: &str = "grandpa_proveFinality";

/// How long a block that becomes final is waited for: ten blocks.
const PATIENCE: Duration = Duration::from_secs(60);

/// What JSON-RPC servers say instead of an answer that is longer than they allow.
const ANSWER_TOO_LONG: i32 = -32008;

/// What a node says of a block whose set of authorities has not ended, or ended before the node looked
/// (`sc_consensus_grandpa_rpc`).
const NOT_PROVEN: i32 = 4;

/// What the node answers (`sc_consensus_grandpa::FinalityProof`).
#[derive(Decode)]
struct FinalityProof {
	block: BlockHash,
	justification: Vec<u8>,
	_headers_up_to_it: Vec<Header>,
}

impl ChainClient {
	/// The next block that becomes final. Of those that did, the node keeps the votes of few.
	pub(super) async fn next_final_block(&self) -> Result<FinalBlock, NoSnapshot> {
		let votes =
			self.connection.subscribe::<Bytes>(JUSTIFICATIONS, rpc_params![], NO_JUSTIFICATIONS);
		let first = async { votes.await?.next().await.transpose() };
		let nothing = || NoSnapshot::NothingFinal { seconds: PATIENCE.as_secs() };
		let first = tokio::time::timeout(PATIENCE, first).await.map_err(|_| nothing())?;
		let Bytes(votes) = first.map_err(failed)?.ok_or_else(nothing)?;
		self.final_block(JUSTIFICATIONS, &votes, None).await
	}

	async fn final_block(
		&self,
		method: &'static str,
		justification: &[u8],
		expected: Option<BlockHash>,
	) -> Result<FinalBlock, NoSnapshot> {
		let justification = Justification::decode_all(&mut &*justification)
			.map_err(|error| unexpected(method, &error))?;
		if expected.is_some_and(|hash| hash != justification.target) {
			return Err(unexpected(method, &"it is about another block"));
		}
		let header = self.header(justification.target).await?;
		Ok(FinalBlock { header, justification })
	}

	async fn header(&self, hash: BlockHash) -> Result<Header, NoSnapshot> {
		let method = "chain_getHeader";
		let header = self.rpc.chain_get_header(Some(H256(hash.0))).await.map_err(failed)?;
		let header = header.ok_or_else(|| unexpected(method, &"there is no such block"))?;
		Header::decode_all(&mut &*header.encode()).map_err(|error| unexpected(method, &error))
	}
}

impl Proofs for ChainClient {
	async fn end_of_set(&self, number: BlockNumber) -> Result<EndOfSet, NoSnapshot> {
		let answer = self.connection.request::<Option<Bytes>>(PROVE, rpc_params![number]).await;
		let Bytes(proof) = match answer {
			Ok(Some(proof)) => proof,
			Ok(None) => return Ok(EndOfSet::Unknown),
			Err(rpcs::Error::User(error)) if error.code == NOT_PROVEN => {
				return Ok(EndOfSet::Unknown);
			}
			Err(rpcs::Error::User(error)) if error.code == ANSWER_TOO_LONG => {
				return Ok(EndOfSet::TooFar);
			}
			Err(error) => return Err(failed(error)),
		};
		let FinalityProof { block, justification, .. } =
			FinalityProof::decode_all(&mut &*proof).map_err(|error| unexpected(PROVE, &error))?;
		let block = self.final_block(PROVE, &justification, Some(block)).await?;
		Ok(EndOfSet::Block(block.into()))
	}
}
