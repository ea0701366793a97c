//! A good proof of each kind, as costly to check as one can be.

use alloc::{string::ToString, vec};

use litentry_external_account::{
	BitcoinNetwork, CosmosChain, EvmChain, ExternalAccount, SolanaCluster, SubstrateChain,
};
use litentry_link_proof::{
	BitcoinAddressKind, BitcoinKey, Challenge, CosmosKey, EvmKey, LinkProof, SoftwarePasskey,
	SolanaKey, SubstrateKey, SubstrateScheme,
};
use litentry_verifying_key::{Scheme, SigningKey};
use litentry_vocabulary::{Account, BlockNumber, GenesisHash};

const SECRET: [u8; 32] = [0x46; 32];

/// A challenge and the external account's consent to it.
pub(super) type Consented = (Challenge, LinkProof);

fn challenge(external: ExternalAccount) -> Challenge {
	Challenge {
		external,
		account: Account([7; 32]),
		genesis: GenesisHash([8; 32]),
		nonce: u32::MAX,
		expires: BlockNumber::MAX,
		ends: Some(BlockNumber::MAX),
	}
}

fn evm() -> (EvmKey, Challenge) {
	let key = EvmKey::from_bytes(&SECRET).unwrap();
	let (chain, address) = (EvmChain(u64::MAX), key.address());
	(key, challenge(ExternalAccount::Evm { chain, address }))
}

fn bitcoin() -> (BitcoinKey, Challenge) {
	let key = BitcoinKey::from_bytes(&SECRET).unwrap();
	// The address that needs the most hashing.
	let external = key.external(BitcoinNetwork::Main, BitcoinAddressKind::P2shP2wpkh);
	(key, challenge(external))
}

pub(super) fn eip191() -> Consented {
	let (key, challenge) = evm();
	(challenge, key.sign(&challenge).unwrap())
}

pub(super) fn eip712() -> Consented {
	let (key, challenge) = evm();
	(challenge, key.sign_typed(&challenge).unwrap())
}

pub(super) fn bip322() -> Consented {
	let (key, challenge) = bitcoin();
	(challenge, key.sign_full(&challenge).unwrap())
}

pub(super) fn bip137() -> Consented {
	let (key, challenge) = bitcoin();
	(challenge, key.sign_bip137(&challenge).unwrap())
}

pub(super) fn substrate() -> Consented {
	let key = SubstrateKey::new(SubstrateScheme::Ecdsa, &SECRET).unwrap();
	let challenge = challenge(key.external(SubstrateChain::POLKADOT));
	(challenge, key.sign(&challenge).unwrap())
}

pub(super) fn solana() -> Consented {
	let key = SolanaKey::new(&SECRET).unwrap();
	let challenge = challenge(key.external(SolanaCluster::Mainnet));
	(challenge, key.sign(&challenge).unwrap())
}

pub(super) fn adr36() -> Consented {
	let key = CosmosKey::from_bytes(&SECRET).unwrap();
	let challenge = challenge(key.external(CosmosChain::CosmosHub));
	(challenge, key.sign(&challenge).unwrap())
}

pub(super) fn passkey() -> Consented {
	let domain = vec!["a".repeat(60); 4].join(".");
	let key = SoftwarePasskey::new(&domain, &SECRET).unwrap();
	let challenge = challenge(key.external());
	(challenge, key.sign(&challenge).unwrap())
}

pub(super) fn device() -> Consented {
	let key = SigningKey::new(Scheme::P256, &SECRET).unwrap();
	let challenge = challenge(ExternalAccount::Device(key.verifying_key()));
	let signature = key.sign(challenge.to_string().as_bytes());
	(challenge, LinkProof::Device(signature))
}
