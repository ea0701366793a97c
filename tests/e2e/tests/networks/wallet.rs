//! Ethereum accounts with a past.

use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount};
use litentry_link_proof::EvmKey;
use litentry_local_network::{CHAIN_ID, Contracts, Ethereum, EthereumAddress};
use rand::CryptoRng;

const ONE_ETHER: u128 = 10u128.pow(18);

/// An Ethereum account, and what it does before anybody looks at it.
#[derive(Debug)]
pub(crate) struct Wallet {
	secret: [u8; 32],
	key: EvmKey,
	is_holder: bool,
	swaps: u64,
}

impl Wallet {
	/// An account that nobody has ever used.
	pub(crate) fn new(rng: &mut impl CryptoRng) -> Self {
		let mut secret = [0; 32];
		rng.fill_bytes(&mut secret);
		Self { secret, key: EvmKey::from_bytes(&secret).unwrap(), is_holder: false, swaps: 0 }
	}

	/// It will hold a token.
	pub(crate) fn holding(self) -> Self {
		Self { is_holder: true, ..self }
	}

	/// It will have traded so often.
	pub(crate) fn trading(self, swaps: u64) -> Self {
		Self { swaps, ..self }
	}

	/// The key that signs its challenges.
	pub(crate) const fn key(&self) -> &EvmKey {
		&self.key
	}

	/// The key as a key file has it.
	pub(crate) fn key_text(&self) -> String {
		hex::encode(self.secret)
	}

	/// Its address.
	pub(crate) fn address(&self) -> EvmAddress {
		self.key.address()
	}

	/// Its address, as the local network's Ethereum node takes it.
	pub(crate) fn on_ethereum(&self) -> EthereumAddress {
		EthereumAddress(self.address().0)
	}

	/// It, as it is linked.
	pub(crate) fn external(&self) -> ExternalAccount {
		ExternalAccount::Evm { chain: EvmChain(CHAIN_ID), address: self.address() }
	}

	/// Gives it its past.
	pub(crate) async fn live(&self, ethereum: &mut Ethereum, contracts: Contracts) {
		let address = self.on_ethereum();
		ethereum.fund(address, ONE_ETHER).await.unwrap();
		if self.is_holder {
			ethereum.give_tokens(contracts.socks, address, 1).await.unwrap();
		}
		for _ in 0..self.swaps {
			ethereum.swap(address, contracts.router).await.unwrap();
		}
	}
}

/// Gives all of them their pasts.
pub(crate) async fn live(
	wallets: impl IntoIterator<Item = &Wallet>,
	ethereum: &mut Ethereum,
	contracts: Contracts,
) {
	for wallet in wallets {
		wallet.live(ethereum, contracts).await;
	}
}
