//! The readable challenge that ties an external account to an account, and its verification.
//!
//! ```
//! # #[cfg(feature = "sign")] {
//! # use litentry_external_account::EvmChain;
//! # use litentry_link_proof::{Challenge, EvmKey, check_expiry, verify};
//! # use litentry_vocabulary::{Account, GenesisHash};
//! let key: EvmKey = "0x4646464646464646464646464646464646464646464646464646464646464646".parse()?;
//! let challenge = Challenge {
//!     external: key.external(EvmChain(1)),
//!     account: Account([1; 32]),
//!     genesis: GenesisHash([2; 32]),
//!     nonce: 0,
//!     expires: 100,
//!     ends: None,
//! };
//! let proof = key.sign(&challenge)?;
//! assert_eq!(verify(&challenge, &proof), Ok(()));
//! assert_eq!(check_expiry(challenge.expires, 90), Ok(()));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! - `challenge`, `unlink_challenge`, `moving_challenge`: the texts, rebuilt by every verifier from
//!   typed fields
//! - `expiry`: when a challenge may be used
//! - `proof`: [`LinkProof`], one variant per way of signing, and [`InvalidProof`]
//! - `read`: signatures as wallets hand them out
//! - `eip191`, `eip712`: Ethereum and every other EVM chain, by an `evm_signature`; `typed_struct` and
//!   `typed_data`: what EIP-712 shows, and as wallets are handed it
//! - `contract_wallet`: what contract wallets are asked, which only analyzers can
//! - `bip322`, `bip137`: Bitcoin
//! - `substrate`, `solana`, `adr36`: Polkadot's family, Solana, and Cosmos chains
//! - `passkey`, `device`: keys of websites' authenticators and of devices
//! - `evm_key` and its like (feature `sign`): keys that sign challenges, or `cannot_sign`
//!
//! Another way of signing is one file more, one variant more of [`LinkProof`] and one arm more of
//! [`verify`]. That a challenge's nonce is the next one is for the caller to check.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod adr36;
mod bip137;
mod bip322;
mod bitcoin_address;
#[cfg(feature = "sign")]
mod bitcoin_key;
#[cfg(feature = "sign")]
mod cannot_sign;
mod challenge;
mod consent;
mod contract_wallet;
#[cfg(feature = "sign")]
mod cosmos_key;
mod device;
mod eip191;
mod eip712;
#[cfg(feature = "sign")]
mod evm_key;
mod evm_signature;
mod expiry;
#[cfg(feature = "sign")]
mod hex_secret;
mod moving_challenge;
mod passkey;
#[cfg(feature = "sign")]
mod passkey_key;
mod proof;
mod read;
mod secp256k1;
mod solana;
#[cfg(feature = "sign")]
mod solana_key;
mod substrate;
#[cfg(feature = "sign")]
mod substrate_key;
mod typed_data;
mod typed_struct;
mod unlink_challenge;

pub use adr36::Adr36;
pub use bip322::{Bip322, MAX_TRANSACTION, MAX_WITNESS};
#[cfg(feature = "sign")]
pub use bitcoin_key::{BitcoinAddressKind, BitcoinKey, InvalidBitcoinKey};
#[cfg(feature = "sign")]
pub use cannot_sign::CannotSign;
pub use challenge::{CHALLENGE_VERSION, Challenge};
pub use consent::Consent;
pub use contract_wallet::contract_wallet_hash;
#[cfg(feature = "sign")]
pub use cosmos_key::{CosmosKey, InvalidCosmosKey};
pub use eip191::InvalidSignatureText;
#[cfg(feature = "sign")]
pub use evm_key::{EvmKey, InvalidEvmKey};
pub use expiry::{ExpiryInvalid, MAX_CHALLENGE_LIFETIME, check_expiry};
pub use moving_challenge::MovingChallenge;
pub use passkey::{Assertion, MAX_AUTHENTICATOR_DATA, MAX_CLIENT_DATA, passkey_challenge};
#[cfg(feature = "sign")]
pub use passkey_key::{InvalidSoftwarePasskey, SoftwarePasskey};
pub use proof::{InvalidProof, LinkProof};
pub use read::InvalidProofText;
#[cfg(feature = "sign")]
pub use solana_key::{InvalidSolanaKey, SolanaKey};
pub use substrate::{SubstrateForm, SubstrateProof, SubstrateSignature};
#[cfg(feature = "sign")]
pub use substrate_key::{
	InvalidSubstrateKey, SubstrateKey, SubstrateScheme, UnknownSubstrateScheme,
};
pub use typed_data::typed_data;
pub use typed_struct::{TypedStruct, TypedValue};
pub use unlink_challenge::UnlinkChallenge;

use alloc::string::ToString;

use litentry_external_account::ExternalAccount;

/// Checks that the external account signed exactly this.
///
/// # Errors
///
/// Tells why the proof does not show it.
pub fn verify(consent: &impl Consent, proof: &LinkProof) -> Result<(), InvalidProof> {
	let text = || consent.to_string();
	match (consent.external(), proof) {
		(ExternalAccount::Evm { address, .. }, LinkProof::Eip191(signature)) => {
			eip191::verify(&text(), address, signature)
		}
		(ExternalAccount::Evm { chain, address }, LinkProof::Eip712(signature)) => {
			eip712::verify(consent, *chain, address, signature)
		}
		(ExternalAccount::Evm { .. }, LinkProof::Erc1271(_)) => Err(InvalidProof::NeedsAnalyzers),
		(ExternalAccount::Bitcoin { address, .. }, LinkProof::Bip322(proof)) => {
			bip322::verify(&text(), address, proof)
		}
		(ExternalAccount::Bitcoin { address, .. }, LinkProof::Bip137(signature)) => {
			bip137::verify(&text(), address, signature)
		}
		(ExternalAccount::Substrate { account, .. }, LinkProof::Substrate(proof)) => {
			substrate::verify(&text(), account, proof)
		}
		(ExternalAccount::Solana { address, .. }, LinkProof::Solana(signature)) => {
			solana::verify(&text(), address, signature)
		}
		(ExternalAccount::Cosmos { chain, address }, LinkProof::Adr36(proof)) => {
			adr36::verify(&text(), *chain, address, proof)
		}
		(ExternalAccount::Passkey { relying_party, key }, LinkProof::Passkey(assertion)) => {
			passkey::verify(&text(), relying_party, key, assertion)
		}
		(ExternalAccount::Device(key), LinkProof::Device(signature)) => {
			device::verify(&text(), key, signature)
		}
		_ => Err(InvalidProof::ProofKindMismatch),
	}
}
