//! The ways of signing, and what can be wrong with a signature.

use bounded_collections::{BoundedVec, ConstU32};
use litentry_external_account::{EvmAddress, MAX_CONTRACT_SIGNATURE};
use litentry_verifying_key::Signature;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{Adr36, Assertion, Bip322, SubstrateProof};

/// The external account's consent, one variant per way of signing.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
#[non_exhaustive]
pub enum LinkProof {
	/// EIP-191 `personal_sign`: r, s, v.
	#[codec(index = 0)]
	Eip191([u8; 65]),
	/// EIP-712 `eth_signTypedData_v4`: r, s, v.
	#[codec(index = 1)]
	Eip712([u8; 65]),
	/// What a contract wallet's `isValidSignature` accepts (ERC-1271), or would accept once it is
	/// deployed (ERC-6492). Only analyzers can tell.
	#[codec(index = 2)]
	Erc1271(BoundedVec<u8, ConstU32<MAX_CONTRACT_SIGNATURE>>),
	/// BIP-322.
	#[codec(index = 3)]
	Bip322(Bip322),
	/// The older signed message of Bitcoin (BIP-137): a header byte, r, s.
	#[codec(index = 4)]
	Bip137([u8; 65]),
	/// What Polkadot's wallets sign.
	#[codec(index = 5)]
	Substrate(SubstrateProof),
	/// Ed25519 by a Solana wallet, over the text alone.
	#[codec(index = 6)]
	Solana([u8; 64]),
	/// A signed message of a Cosmos chain (ADR-36).
	#[codec(index = 7)]
	Adr36(Adr36),
	/// A passkey's assertion.
	#[codec(index = 8)]
	Passkey(Assertion),
	/// A device's signature over the text.
	#[codec(index = 9)]
	Device(Signature),
}

/// Why a proof does not show that the external account consents.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	thiserror::Error,
)]
#[non_exhaustive]
pub enum InvalidProof {
	/// This kind of proof cannot be made by an account of this kind.
	#[error("this kind of proof is not made by an account of this network")]
	#[codec(index = 0)]
	ProofKindMismatch,
	/// The signature is not in its scheme's form: r or s is not in `1..n`, or belongs to no point.
	#[error("the signature is malformed")]
	#[codec(index = 1)]
	MalformedSignature,
	/// s is in the upper half: it would be a second signature by the same key.
	#[error("the signature's s is in the upper half, which is not accepted (EIP-2, BIP-146)")]
	#[codec(index = 2)]
	HighS,
	/// The byte that says which of the possible keys signed has no meaning here.
	#[error("the signature's recovery byte is {got}, which is none of those that wallets write")]
	#[codec(index = 3)]
	BadRecoveryId {
		/// The byte.
		got: u8,
	},
	/// Another EVM account signed, or the same account signed another text.
	#[error("signed by {recovered}, or the text that was signed differs from the challenge")]
	#[codec(index = 4)]
	WrongSigner {
		/// The address that would have had to sign this text for the signature to be right.
		recovered: EvmAddress,
	},
	/// Another key signed, or this key signed another text.
	#[error("signed by another key, or the text that was signed differs from the challenge")]
	#[codec(index = 5)]
	Mismatch,
	/// A key is no point of its curve, or one for which everyone can sign.
	#[error("the public key is malformed")]
	#[codec(index = 6)]
	MalformedKey,
	/// The proof carries a key that the address does not belong to.
	#[error("the key in the proof does not belong to the address")]
	#[codec(index = 7)]
	OtherKey,
	/// Only analyzers can ask the contract.
	#[error("a contract wallet's signature is checked by analyzers, and so in shielded links only")]
	#[codec(index = 8)]
	NeedsAnalyzers,
	/// The witness or the transaction of BIP-322 is not of the form that the address demands.
	#[error("the BIP-322 proof does not have the form that the address demands")]
	#[codec(index = 9)]
	MalformedBip322,
	/// The authenticator data or the client data of a passkey cannot be read.
	#[error("the passkey's data cannot be read")]
	#[codec(index = 10)]
	MalformedAssertion,
	/// The passkey was not asked to sign, but to be created or something else.
	#[error("the passkey's data are of another ceremony")]
	#[codec(index = 11)]
	OtherCeremony,
	/// The passkey signed another challenge.
	#[error("the passkey signed another challenge")]
	#[codec(index = 12)]
	OtherChallenge,
	/// The passkey was used by another website, or in a frame of one.
	#[error("the passkey was used by another website than the one it belongs to")]
	#[codec(index = 13)]
	OtherOrigin,
	/// The authenticator answered for another website.
	#[error("the authenticator answered for another website")]
	#[codec(index = 14)]
	OtherRelyingParty,
	/// Nobody touched the authenticator, or it did not check who did.
	#[error("the authenticator did not verify its user")]
	#[codec(index = 15)]
	UserNotVerified,
}
