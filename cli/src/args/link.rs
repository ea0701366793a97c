//! `litentry link …`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use litentry_external_account::{EvmAddress, EvmChain};
use litentry_vocabulary::BlockNumber;

/// What kind of account to link.
#[derive(Debug, Subcommand)]
pub enum LinkCommand {
	/// Link an Ethereum account: any wallet signs a readable text, which costs nothing
	Ethereum(LinkEthereum),
}

/// `litentry link ethereum`
#[derive(Clone, Debug, Args)]
pub struct LinkEthereum {
	/// The address of the Ethereum account
	#[arg(long, value_name = "ADDRESS")]
	pub address: Option<EvmAddress>,
	/// The chain that the address is used on
	#[arg(long, value_name = "NUMBER", default_value = "1")]
	pub chain_id: EvmChain,
	/// Sign with the secret key in this file (64 hexadecimal digits) instead of a wallet
	#[arg(long, value_name = "FILE", conflicts_with_all = ["signature", "challenge"])]
	pub key_file: Option<PathBuf>,
	/// Only print the text to sign
	#[arg(long, conflicts_with = "signature")]
	pub challenge: bool,
	/// The wallet's signature over a challenge that was printed earlier
	#[arg(long, value_name = "HEX", requires_all = ["nonce", "expires"])]
	pub signature: Option<String>,
	/// The nonce in the challenge that was printed earlier
	#[arg(long, value_name = "NUMBER", requires = "expires")]
	pub nonce: Option<u32>,
	/// The block at which the challenge that was printed earlier expires
	#[arg(long, value_name = "BLOCK", requires = "nonce")]
	pub expires: Option<BlockNumber>,
	/// For how many blocks a new challenge can be used
	#[arg(long, value_name = "BLOCKS", default_value_t = 600)]
	pub lifetime: BlockNumber,
	/// Send the request without checking the signature, so that the workers have to
	#[arg(long, hide = true)]
	pub unchecked: bool,
	/// Do not wait for the workers' answer
	#[arg(long)]
	pub no_wait: bool,
}
