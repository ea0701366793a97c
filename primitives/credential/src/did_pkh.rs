//! `did:pkh` of accounts of this chain: their CAIP-10 text as a decentralized identifier.
//!
//! CAIP-10 names a Substrate chain by the first half of its genesis hash:
//! `did:pkh:polkadot:91b171bb158e2d3848fa23a9f1c25182:5…`.

use alloc::{format, string::String};

use litentry_vocabulary::{Account, GenesisHash};

const PREFIX: &str = "did:pkh:polkadot:";

/// The bytes of a genesis hash that CAIP-2 keeps.
const REFERENCE_LENGTH: usize = 16;

/// The text is not the `did:pkh` of an account of this chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the did:pkh of an account of this chain")]
pub struct InvalidDidPkh;

/// The DID of an account.
pub fn did(genesis: &GenesisHash, account: &Account) -> String {
	format!("{PREFIX}{}:{account}", chain_reference(genesis))
}

/// The account that a DID names on the chain with this genesis.
pub fn parse(did: &str, genesis: &GenesisHash) -> Result<Account, InvalidDidPkh> {
	let (reference, account) =
		did.strip_prefix(PREFIX).and_then(|text| text.split_once(':')).ok_or(InvalidDidPkh)?;
	if reference != chain_reference(genesis) {
		return Err(InvalidDidPkh);
	}
	account.parse().map_err(|_| InvalidDidPkh)
}

fn chain_reference(genesis: &GenesisHash) -> String {
	hex::encode(&genesis.0[..REFERENCE_LENGTH])
}
