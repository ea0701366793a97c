//! What names an external account, network by network.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use litentry_external_account::{
	BitcoinNetwork, CosmosChain, EvmChain, PasskeyKey, SolanaCluster, SubstrateChain,
};
use litentry_verifying_key::VerifyingKey;

use super::LinkOptions;

/// `litentry link ethereum`
#[derive(Clone, Debug, Args)]
pub struct LinkEthereum {
	/// The address of the account
	#[arg(long, value_name = "ADDRESS")]
	pub address: Option<String>,
	/// The chain that the address is used on: 1 is Ethereum
	#[arg(long, value_name = "NUMBER", default_value = "1")]
	pub chain_id: EvmChain,
	/// The account is a contract wallet, such as a Safe: analyzers ask it on the chain named above
	#[arg(long, requires = "address", conflicts_with = "key_file")]
	pub contract: bool,
	/// Sign with the secret key in this file (64 hexadecimal digits) instead of a wallet
	#[arg(long, value_name = "FILE", conflicts_with_all = ["challenge", "signature", "signature_file"])]
	pub key_file: Option<PathBuf>,
	/// How the link is made.
	#[command(flatten)]
	pub options: LinkOptions,
}

/// `litentry link bitcoin`
#[derive(Clone, Debug, Args)]
pub struct LinkBitcoin {
	/// The address: 1…, 3…, bc1q… or bc1p…, or a test network's
	#[arg(long, value_name = "ADDRESS")]
	pub address: Option<String>,
	/// The network that the address is of
	#[arg(long, value_enum, default_value_t = BitcoinWord::Main)]
	pub network: BitcoinWord,
	/// Sign with the secret key in this file (WIF) instead of a wallet; without --address, its address
	/// is the native one, bc1q…
	#[arg(long, value_name = "FILE", conflicts_with_all = ["challenge", "signature", "signature_file"])]
	pub key_file: Option<PathBuf>,
	/// How the link is made.
	#[command(flatten)]
	pub options: LinkOptions,
}

/// A network of Bitcoin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BitcoinWord {
	/// The one whose coins are worth something
	Main,
	/// The third test network
	Testnet3,
	/// The fourth test network
	Testnet4,
	/// The test network whose blocks are signed
	Signet,
	/// One of your own
	Regtest,
}

impl From<BitcoinWord> for BitcoinNetwork {
	fn from(word: BitcoinWord) -> Self {
		match word {
			BitcoinWord::Main => Self::Main,
			BitcoinWord::Testnet3 => Self::Testnet3,
			BitcoinWord::Testnet4 => Self::Testnet4,
			BitcoinWord::Signet => Self::Signet,
			BitcoinWord::Regtest => Self::Regtest,
		}
	}
}

/// `litentry link polkadot` and `litentry link kusama`
#[derive(Clone, Debug, Args)]
pub struct LinkPolkadot {
	/// The address of the account
	#[arg(long, value_name = "ADDRESS")]
	pub address: Option<String>,
	/// Sign with the secret seed in this file (0x and 64 hexadecimal digits, of sr25519 or after
	/// ed25519: or ecdsa:) instead of a wallet
	#[arg(long, value_name = "FILE", conflicts_with_all = ["challenge", "signature", "signature_file"])]
	pub key_file: Option<PathBuf>,
	/// How the link is made.
	#[command(flatten)]
	pub options: LinkOptions,
}

/// `litentry link substrate`
#[derive(Clone, Debug, Args)]
pub struct LinkSubstrate {
	/// The chain: the first 32 digits of its genesis hash, without 0x
	#[arg(long, value_name = "HEX")]
	pub chain: SubstrateChain,
	/// The account.
	#[command(flatten)]
	pub account: LinkPolkadot,
}

/// `litentry link solana`
#[derive(Clone, Debug, Args)]
pub struct LinkSolana {
	/// The address of the account
	#[arg(long, value_name = "ADDRESS")]
	pub address: Option<String>,
	/// The cluster that the address is used on
	#[arg(long, value_enum, default_value_t = ClusterWord::Mainnet)]
	pub cluster: ClusterWord,
	/// Sign with the key pair in this file (as solana-keygen writes it, or in base58) instead of a wallet
	#[arg(long, value_name = "FILE", conflicts_with_all = ["challenge", "signature", "signature_file"])]
	pub key_file: Option<PathBuf>,
	/// How the link is made.
	#[command(flatten)]
	pub options: LinkOptions,
}

/// A cluster of Solana.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ClusterWord {
	/// The one whose coins are worth something
	Mainnet,
	/// The one for developers
	Devnet,
	/// The one for stress tests
	Testnet,
}

impl From<ClusterWord> for SolanaCluster {
	fn from(word: ClusterWord) -> Self {
		match word {
			ClusterWord::Mainnet => Self::Mainnet,
			ClusterWord::Devnet => Self::Devnet,
			ClusterWord::Testnet => Self::Testnet,
		}
	}
}

/// `litentry link cosmos`
#[derive(Clone, Debug, Args)]
pub struct LinkCosmos {
	/// The address of the account
	#[arg(long, value_name = "ADDRESS")]
	pub address: Option<String>,
	/// The chain: cosmoshub-4, osmosis-1, celestia, noble-1 or akashnet-2
	#[arg(long, value_name = "ID", default_value = "cosmoshub-4")]
	pub chain: CosmosChain,
	/// Sign with the secret key in this file (64 hexadecimal digits) instead of a wallet
	#[arg(long, value_name = "FILE", conflicts_with_all = ["challenge", "signature", "signature_file"])]
	pub key_file: Option<PathBuf>,
	/// How the link is made.
	#[command(flatten)]
	pub options: LinkOptions,
}

/// `litentry link passkey`
#[derive(Clone, Debug, Args)]
pub struct LinkPasskey {
	/// The website that the passkey is for: its RP ID, such as example.com
	#[arg(long, value_name = "DOMAIN")]
	pub site: String,
	/// The passkey's public key: a compressed point of P-256, 66 hexadecimal digits
	#[arg(long, value_name = "KEY")]
	pub key: PasskeyKey,
	/// How the link is made.
	#[command(flatten)]
	pub options: LinkOptions,
}

/// `litentry link device`
#[derive(Clone, Debug, Args)]
pub struct LinkDevice {
	/// The device's public key, such as ed25519:0x…
	#[arg(long, value_name = "KEY", required_unless_present = "key_file")]
	pub key: Option<VerifyingKey>,
	/// Sign with the key in this file, made by `litentry identity device-key new`
	#[arg(
		long,
		value_name = "FILE",
		conflicts_with_all = ["key", "challenge", "signature", "signature_file"]
	)]
	pub key_file: Option<PathBuf>,
	/// A file with the passphrase of the device's key, instead of being asked for it
	#[arg(long, value_name = "FILE", requires = "key_file")]
	pub device_passphrase_file: Option<PathBuf>,
	/// How the link is made.
	#[command(flatten)]
	pub options: LinkOptions,
}
