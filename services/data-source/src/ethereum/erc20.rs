//! Whether an account holds any of an ERC-20 token.

use litentry_external_account::EvmAddress;
use litentry_observation::SourceBlock;

use super::reader::{ReadFailed, Reader};
use crate::{
	answering::Unanswerable,
	json_rpc::{CallFailed, JsonRpc},
};

/// The first four bytes of the Keccak-256 of `balanceOf(address)`.
const BALANCE_OF: [u8; 4] = [0x70, 0xa0, 0x82, 0x31];

const WORD: usize = 32;

/// Whether `owner` has a balance of `token` as of a block.
pub(crate) async fn holds<R: JsonRpc>(
	reader: &Reader<R>,
	token: &EvmAddress,
	owner: &EvmAddress,
	block: &SourceBlock,
) -> Result<bool, Unanswerable> {
	let returned = call(reader, token, &balance_of(owner), block).await?;
	match returned.get(..WORD) {
		Some(balance) => Ok(balance.iter().any(|byte| *byte != 0)),
		None if returned.is_empty() => Err(Unanswerable::EmptyReply { contract: *token }),
		None => Err(Unanswerable::NotABalance { contract: *token, got: returned.len() }),
	}
}

fn balance_of(owner: &EvmAddress) -> Vec<u8> {
	[BALANCE_OF.as_slice(), &[0; WORD - 20], owner.as_bytes()].concat()
}

/// Calls as of the block's hash; from servers that cannot, by its height, and checks the hash.
async fn call<R: JsonRpc>(
	reader: &Reader<R>,
	contract: &EvmAddress,
	data: &[u8],
	block: &SourceBlock,
) -> Result<Vec<u8>, Unanswerable> {
	let refusal = match reader.call_at_hash(contract, data, block).await {
		Err(ReadFailed::Call(refusal @ CallFailed::Refused { .. })) => refusal,
		result => return Ok(result?),
	};
	if is_revert(&refusal) {
		return Err(Unanswerable::Reverted { contract: *contract });
	}
	match reader.call_at_number(contract, data, block.number).await {
		Ok((returned, Some(header))) if header.hash == block.hash => Ok(returned),
		Ok(_) => Err(Unanswerable::Reorganised),
		Err(ReadFailed::Call(refusal)) if is_revert(&refusal) => {
			Err(Unanswerable::Reverted { contract: *contract })
		}
		Err(failure) => Err(failure.into()),
	}
}

/// Whether the contract, not the server, refuses; nodes have no common code for it.
fn is_revert(failure: &CallFailed) -> bool {
	match failure {
		CallFailed::Refused { code: 3 | -32015, .. } => true,
		CallFailed::Refused { message, .. } => message.to_ascii_lowercase().contains("revert"),
		_ => false,
	}
}
