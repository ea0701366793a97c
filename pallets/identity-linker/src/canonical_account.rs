//! An external account as the key by which its public link is found.

use litentry_external_account::ExternalAccount;
use parity_scale_codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::BoundedVec, sp_core::ConstU32};
use scale_info::TypeInfo;

/// The most bytes of a canonical account, with room for platforms to come.
pub const MAX_CANONICAL_ACCOUNT: u32 = 64;

/// The [canonical bytes](ExternalAccount::canonical_bytes) of an external account, equal for one
/// address on all networks of its platform.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct CanonicalAccount(BoundedVec<u8, ConstU32<MAX_CANONICAL_ACCOUNT>>);

impl From<&ExternalAccount> for CanonicalAccount {
	fn from(external: &ExternalAccount) -> Self {
		// Nothing is cut off: no platform has more bytes, which a test sees to.
		Self(BoundedVec::truncate_from(external.canonical_bytes()))
	}
}

#[cfg(test)]
mod tests {
	use litentry_external_account::{
		BitcoinAddress, BitcoinNetwork, CosmosAddress, CosmosChain, EvmAddress, EvmChain,
		PasskeyKey, Platform, RelyingParty, SolanaAddress, SolanaCluster, SubstrateAccount,
		SubstrateChain,
	};
	use litentry_verifying_key::VerifyingKey;

	use super::*;

	fn longest(platform: Platform) -> ExternalAccount {
		match platform {
			Platform::Evm => {
				ExternalAccount::Evm { chain: EvmChain(1), address: EvmAddress([7; 20]) }
			}
			Platform::Bitcoin => ExternalAccount::Bitcoin {
				network: BitcoinNetwork::Main,
				address: BitcoinAddress::P2tr([7; 32]),
			},
			Platform::Substrate => ExternalAccount::Substrate {
				chain: SubstrateChain::POLKADOT,
				account: SubstrateAccount([7; 32]),
			},
			Platform::Solana => ExternalAccount::Solana {
				cluster: SolanaCluster::Mainnet,
				address: SolanaAddress([7; 32]),
			},
			Platform::Cosmos => ExternalAccount::Cosmos {
				chain: CosmosChain::CosmosHub,
				address: CosmosAddress([7; 20]),
			},
			Platform::Passkey => ExternalAccount::Passkey {
				relying_party: RelyingParty([7; 16]),
				key: PasskeyKey([2; 33]),
			},
			_ => ExternalAccount::Device(VerifyingKey::P256([2; 33])),
		}
	}

	#[test]
	fn no_account_is_cut_off() {
		for external in Platform::ALL.map(longest) {
			let canonical = CanonicalAccount::from(&external);
			assert_eq!(canonical.0.into_inner(), external.canonical_bytes(), "{external}");
		}
	}
}
