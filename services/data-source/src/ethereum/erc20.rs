//! Whether an account holds any of an ERC-20 token.

use litentry_external_account::EvmAddress;
use litentry_observation::SourceBlock;

use super::{
	message::{Ending, Message, run},
	reader::Reader,
};
use crate::{answering::Unanswerable, json_rpc::JsonRpc};

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
	let message = Message::call(token, &balance_of(owner));
	let Ending::Returned(returned) = run(reader, &message, block).await? else {
		return Err(Unanswerable::Reverted { contract: *token });
	};
	match returned.get(..WORD) {
		Some(balance) => Ok(balance.iter().any(|byte| *byte != 0)),
		None if returned.is_empty() => Err(Unanswerable::EmptyReply { contract: *token }),
		None => Err(Unanswerable::NotABalance { contract: *token, got: returned.len() }),
	}
}

fn balance_of(owner: &EvmAddress) -> Vec<u8> {
	[BALANCE_OF.as_slice(), &[0; WORD - 20], owner.as_bytes()].concat()
}
