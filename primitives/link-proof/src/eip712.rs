//! Ethereum's `eth_signTypedData_v4` (EIP-712): the same consent as separate fields, each of which
//! the wallet shows by its name.
//!
//! The domain is `Litentry`, with the number of the texts' version, the EVM chain of the external
//! account as chain id, which wallets compare with the one they are on, and as salt the genesis
//! hash of the chain on which the signature is of use. No contract is named: none is involved.

use alloc::{format, string::ToString, vec, vec::Vec};

use litentry_external_account::{EvmAddress, EvmChain};
use litentry_vocabulary::GenesisHash;
use sha3::{Digest, Keccak256};

use crate::{CHALLENGE_VERSION, Consent, InvalidProof, TypedStruct, TypedValue, evm_signature};

/// Checks that the address signed the typed form of this consent.
pub(crate) fn verify(
	consent: &impl Consent,
	chain: EvmChain,
	address: &EvmAddress,
	signature: &[u8; 65],
) -> Result<(), InvalidProof> {
	evm_signature::verify(&consent_hash(consent, chain), address, signature)
}

/// The hash that a wallet signs for this consent.
pub(crate) fn consent_hash(consent: &impl Consent, chain: EvmChain) -> [u8; 32] {
	let domain = domain(chain, consent.genesis());
	signing_hash(&struct_hash(&domain), &struct_hash(&consent.typed()))
}

/// The context that a signature is for.
pub(crate) fn domain(chain: EvmChain, genesis: &GenesisHash) -> TypedStruct {
	TypedStruct {
		name: "EIP712Domain",
		members: vec![
			("name", TypedValue::Text("Litentry".into())),
			("version", TypedValue::Text(CHALLENGE_VERSION.to_string())),
			("chainId", TypedValue::Number(chain.0)),
			("salt", TypedValue::Hash(genesis.0)),
		],
	}
}

fn struct_hash(of: &TypedStruct) -> [u8; 32] {
	let words: Vec<_> = of.members.iter().map(|(_, value)| word(value)).collect();
	hash_words(&type_text(of), &words)
}

/// `encodeType`.
fn type_text(of: &TypedStruct) -> alloc::string::String {
	let members = of.members.iter().map(|(name, value)| format!("{} {name}", value.type_name()));
	format!("{}({})", of.name, members.collect::<Vec<_>>().join(","))
}

/// `encodeData` of one member.
fn word(value: &TypedValue) -> [u8; 32] {
	match value {
		TypedValue::Text(text) => Keccak256::digest(text).into(),
		TypedValue::Hash(hash) => *hash,
		TypedValue::Number(number) => {
			let mut word = [0; 32];
			word[24..].copy_from_slice(&number.to_be_bytes());
			word
		}
	}
}

/// `hashStruct`, of a type's text and its members' words.
fn hash_words(type_text: &str, words: &[[u8; 32]]) -> [u8; 32] {
	let hash = Keccak256::new().chain_update(Keccak256::digest(type_text));
	words.iter().fold(hash, |hash, word| hash.chain_update(word)).finalize().into()
}

/// The hash that is signed, of those of the domain and the message.
fn signing_hash(domain: &[u8; 32], message: &[u8; 32]) -> [u8; 32] {
	Keccak256::new()
		.chain_update("\x19\x01")
		.chain_update(domain)
		.chain_update(message)
		.finalize()
		.into()
}

impl TypedValue {
	/// How EIP-712 calls the type of the value.
	pub(crate) const fn type_name(&self) -> &'static str {
		match self {
			Self::Text(_) => "string",
			Self::Number(_) => "uint256",
			Self::Hash(_) => "bytes32",
		}
	}
}

#[cfg(test)]
mod tests;
