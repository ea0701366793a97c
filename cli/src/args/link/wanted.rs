//! What was typed, whatever the network.

use std::path::PathBuf;

use litentry_external_account::{Network, SubstrateChain};
use litentry_verifying_key::{Scheme, VerifyingKey};

use super::{
	LinkBitcoin, LinkCommand, LinkCosmos, LinkDevice, LinkEthereum, LinkOptions, LinkPasskey,
	LinkPolkadot, LinkSolana,
};
use crate::links::relying_party;

/// What was typed to link an account, whatever the network.
#[derive(Clone, Debug)]
pub struct Wanted {
	/// The network that the account is on.
	pub network: Network,
	/// Its address there, or its key where that is the address; unless a key file tells it.
	pub address: Option<String>,
	/// The website, for a passkey.
	pub site: Option<String>,
	/// Whether the account is a contract wallet.
	pub contract: bool,
	/// The file with the key that signs.
	pub key_file: Option<PathBuf>,
	/// The file with that key's passphrase, for a device.
	pub passphrase_file: Option<PathBuf>,
	/// How the link is made.
	pub options: LinkOptions,
}

impl From<LinkCommand> for Wanted {
	fn from(command: LinkCommand) -> Self {
		match command {
			LinkCommand::Ethereum(ethereum) => Self::of_ethereum(ethereum),
			LinkCommand::Bitcoin(LinkBitcoin { address, network, key_file, options }) => {
				Self::on(Network::Bitcoin(network.into()), address, key_file, options)
			}
			LinkCommand::Polkadot(account) => Self::on_chain(SubstrateChain::POLKADOT, account),
			LinkCommand::Kusama(account) => Self::on_chain(SubstrateChain::KUSAMA, account),
			LinkCommand::Substrate(on) => Self::on_chain(on.chain, on.account),
			LinkCommand::Solana(LinkSolana { address, cluster, key_file, options }) => {
				Self::on(Network::Solana(cluster.into()), address, key_file, options)
			}
			LinkCommand::Cosmos(LinkCosmos { address, chain, key_file, options }) => {
				Self::on(Network::Cosmos(chain), address, key_file, options)
			}
			LinkCommand::Passkey(passkey) => Self::of_passkey(passkey),
			LinkCommand::Device(device) => Self::of_device(device),
		}
	}
}

impl Wanted {
	const fn on(
		network: Network,
		address: Option<String>,
		key_file: Option<PathBuf>,
		options: LinkOptions,
	) -> Self {
		let (site, contract, passphrase_file) = (None, false, None);
		Self { network, address, site, contract, key_file, passphrase_file, options }
	}

	fn of_ethereum(ethereum: LinkEthereum) -> Self {
		let LinkEthereum { address, chain_id, contract, key_file, options } = ethereum;
		Self { contract, ..Self::on(Network::Evm(chain_id), address, key_file, options) }
	}

	fn on_chain(chain: SubstrateChain, account: LinkPolkadot) -> Self {
		let LinkPolkadot { address, key_file, options } = account;
		Self::on(Network::Substrate(chain), address, key_file, options)
	}

	fn of_passkey(passkey: LinkPasskey) -> Self {
		let LinkPasskey { site, key, options } = passkey;
		let network = Network::Passkey(relying_party(&site));
		let wanted = Self::on(network, Some(key.to_string()), None, options);
		Self { site: Some(site), ..wanted }
	}

	fn of_device(device: LinkDevice) -> Self {
		let LinkDevice { key, key_file, device_passphrase_file, options } = device;
		// Without a key there is a file, whose key has a scheme of its own.
		let scheme = key.as_ref().map_or(Scheme::Ed25519, VerifyingKey::scheme);
		let text = key.map(|key| key.to_string());
		let address = text.as_deref().and_then(|text| text.split_once(':'));
		let address = address.map(|(_, digits)| digits.to_owned());
		let wanted = Self::on(Network::Device(scheme), address, key_file, options);
		Self { passphrase_file: device_passphrase_file, ..wanted }
	}
}
