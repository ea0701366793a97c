//! `litentry link …`

mod challenge;
mod network;
mod wanted;

pub use challenge::ChallengeOptions;
pub use network::{
	BitcoinWord, ClusterWord, LinkBitcoin, LinkCosmos, LinkDevice, LinkEthereum, LinkPasskey,
	LinkPolkadot, LinkSolana, LinkSubstrate,
};
pub use wanted::Wanted;

use clap::{Args, Subcommand};
use litentry_vocabulary::BlockNumber;

/// What kind of account to link.
#[derive(Debug, Subcommand)]
pub enum LinkCommand {
	/// Link an account of Ethereum or another EVM chain
	Ethereum(LinkEthereum),
	/// Link a Bitcoin address
	Bitcoin(LinkBitcoin),
	/// Link a Polkadot account
	Polkadot(LinkPolkadot),
	/// Link a Kusama account
	Kusama(LinkPolkadot),
	/// Link an account of any other Substrate chain
	Substrate(LinkSubstrate),
	/// Link a Solana account
	Solana(LinkSolana),
	/// Link an account of a Cosmos chain
	Cosmos(LinkCosmos),
	/// Link a passkey of a website
	Passkey(LinkPasskey),
	/// Link the key of a device
	Device(LinkDevice),
}

/// How a link is made, whatever the network.
#[derive(Clone, Debug, Args)]
pub struct LinkOptions {
	/// Link it for everyone to see, at once [default: only you and the workers know]
	#[arg(long)]
	pub public: bool,
	/// The last block at which the link counts unless it is proven again [default: it has no end]
	#[arg(long, value_name = "BLOCK")]
	pub ends: Option<BlockNumber>,
	/// The nonce in the text that was printed earlier [default: your account's next one]
	#[arg(long, value_name = "NUMBER", requires = "expires")]
	pub nonce: Option<u32>,
	/// How the text to sign is handed out.
	#[command(flatten)]
	pub challenge: ChallengeOptions,
	/// Send the signature without checking it, so that the workers have to
	#[arg(long, hide = true)]
	pub unchecked: bool,
	/// Do not wait for the workers' answer
	#[arg(long, conflicts_with = "public")]
	pub no_wait: bool,
}
