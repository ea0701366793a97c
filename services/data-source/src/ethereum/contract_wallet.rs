//! Whether a contract wallet accepts a signature (ERC-1271), or would once it is deployed (ERC-6492).

use litentry_external_account::EvmAddress;
use litentry_observation::SourceBlock;

use super::{
	message::{Ending, Message, run},
	reader::Reader,
	wallet_signature::WalletSignature,
};
use crate::{answering::Unanswerable, json_rpc::JsonRpc};

/// The creation code of `contracts/AskWallet.sol`, in hexadecimal digits.
const ASK_WALLET: &str = include_str!("../../contracts/AskWallet.hex").trim_ascii();

/// What asking may cost: more than `AskWallet` lets the factory and the wallet burn together, and less
/// than servers allow. A wallet that takes more than its share accepts nothing.
const GAS: u64 = 10_000_000;

const WORD: usize = 32;

/// Whether the wallet accepts the signature over the hash as of a block.
///
/// Who has no code, and would have none after the deployment that the signature brings along, accepts
/// nothing; neither does a wallet that refuses the call, or burns its share of the gas. A key's own signature is not looked for, and a
/// wallet that has code is not prepared first, though ERC-6492 would allow it.
pub(crate) async fn accepts<R: JsonRpc>(
	reader: &Reader<R>,
	wallet: &EvmAddress,
	hash: &[u8; 32],
	signature: &[u8],
	block: &SourceBlock,
) -> Result<bool, Unanswerable> {
	let Some(signature) = WalletSignature::read(signature) else { return Ok(false) };
	let message = Message::create(ASK_WALLET, &arguments(wallet, hash, &signature), GAS);
	match run(reader, &message, block).await? {
		Ending::Returned(verdict) if verdict == [1] => Ok(true),
		Ending::Returned(verdict) if verdict == [0] => Ok(false),
		_ => Err(Unanswerable::NoVerdict { wallet: *wallet }),
	}
}

/// What the constructor takes, in the ABI's encoding: `(address, bytes32, address, bytes, bytes)`.
fn arguments(wallet: &EvmAddress, hash: &[u8; 32], signature: &WalletSignature<'_>) -> Vec<u8> {
	let WalletSignature { factory, deployment, signature } = signature;
	let (deployment, signature) = (bytes(deployment), bytes(signature));
	let first = 5 * WORD;
	let second = first.saturating_add(deployment.len());
	let offsets = [number(first), number(second)].concat();
	let head = [address(wallet), *hash, address(factory)].concat();
	[head, offsets, deployment, signature].concat()
}

fn address(address: &EvmAddress) -> [u8; WORD] {
	let mut word = [0; WORD];
	word[WORD - 20..].copy_from_slice(address.as_bytes());
	word
}

fn number(number: usize) -> [u8; WORD] {
	let mut word = [0; WORD];
	word[WORD - size_of::<usize>()..].copy_from_slice(&number.to_be_bytes());
	word
}

/// The length, and the bytes filled up with zeros to whole words.
fn bytes(content: &[u8]) -> Vec<u8> {
	let mut encoded = number(content.len()).to_vec();
	encoded.extend(content);
	encoded.resize(encoded.len().next_multiple_of(WORD), 0);
	encoded
}

#[cfg(test)]
mod tests;
