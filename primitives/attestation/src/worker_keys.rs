//! What a worker's evidence is about.

use blake2::{Blake2b512, Digest};
use litentry_sealing::PublicKey;
use litentry_vocabulary::{Account, GenesisHash};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

const CONTEXT: &[u8] = b"litentry/attestation/v1";

/// The public keys of one worker.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct WorkerKeys {
	/// Ed25519: signs certificates and tasks.
	pub certifying: [u8; 32],
	/// Ed25519: signs credentials.
	pub issuer: [u8; 32],
	/// X-Wing: what requests are sealed to; one key for all workers of an epoch.
	pub shielding: PublicKey,
}

/// The bytes that evidence vouches for besides the program; every TEE has room for 64.
pub type ReportData = [u8; 64];

/// What a worker's evidence must vouch for: that these keys belong to this account of this chain,
/// not before the block with the hash `challenge`.
///
/// BLAKE2b-512 of `litentry/attestation/v1`, the genesis hash, the account, the SCALE encoding of
/// the keys and the challenge, each of fixed length.
pub fn report_data(
	genesis: GenesisHash,
	account: Account,
	keys: &WorkerKeys,
	challenge: [u8; 32],
) -> ReportData {
	Blake2b512::new()
		.chain_update(CONTEXT)
		.chain_update(genesis.0)
		.chain_update(account.0)
		.chain_update(keys.encode())
		.chain_update(challenge)
		.finalize()
		.into()
}
