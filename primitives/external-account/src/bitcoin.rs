//! Bitcoin (CAIP namespace `bip122`), its test networks, and the addresses that one key controls.

use alloc::string::ToString;
use core::{fmt, str::FromStr};

use bitcoin::{
	Address, NetworkKind, PubkeyHash, ScriptHash, WitnessProgram, WitnessVersion,
	address::NetworkUnchecked, hashes::Hash,
};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The CAIP-2 namespace of Bitcoin.
pub(crate) const NAMESPACE: &str = "bip122";

/// Bitcoin's main network or one of its test networks.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum BitcoinNetwork {
	/// The network whose coins are worth something.
	#[codec(index = 0)]
	Main,
	/// The third test network.
	#[codec(index = 1)]
	Testnet3,
	/// The fourth test network (BIP-94).
	#[codec(index = 2)]
	Testnet4,
	/// The test network whose blocks are signed (BIP-325).
	#[codec(index = 3)]
	Signet,
	/// A network of one's own.
	#[codec(index = 4)]
	Regtest,
}

impl BitcoinNetwork {
	/// All of them.
	pub const ALL: [Self; 5] =
		[Self::Main, Self::Testnet3, Self::Testnet4, Self::Signet, Self::Regtest];

	/// The CAIP-2 reference: the first 32 digits of the hash of the first block.
	const fn reference(self) -> &'static str {
		match self {
			Self::Main => "000000000019d6689c085ae165831e93",
			Self::Testnet3 => "000000000933ea01ad0ee984209779ba",
			Self::Testnet4 => "00000000da84f2bafbbc53dee25a72ae",
			Self::Signet => "00000008819873e925422c1ff0f99f7c",
			Self::Regtest => "0f9188f13cb7b2c71f2a335e3a4fc328",
		}
	}

	const fn of_crate(self) -> bitcoin::Network {
		match self {
			Self::Main => bitcoin::Network::Bitcoin,
			Self::Testnet3 => bitcoin::Network::Testnet,
			Self::Testnet4 => bitcoin::Network::Testnet4,
			Self::Signet => bitcoin::Network::Signet,
			Self::Regtest => bitcoin::Network::Regtest,
		}
	}
}

impl fmt::Display for BitcoinNetwork {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(self.reference())
	}
}

/// The text is not the beginning of the hash of a Bitcoin network's first block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a known Bitcoin network: 000000000019d6689c085ae165831e93 is the main one")]
pub struct UnknownBitcoinNetwork;

impl FromStr for BitcoinNetwork {
	type Err = UnknownBitcoinNetwork;

	fn from_str(text: &str) -> Result<Self, UnknownBitcoinNetwork> {
		let named = |network: &Self| network.reference() == text;
		Self::ALL.into_iter().find(named).ok_or(UnknownBitcoinNetwork)
	}
}

/// An address that one key can control. Its text depends on the network.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum BitcoinAddress {
	/// The hash of a public key: `1…`.
	#[codec(index = 0)]
	P2pkh([u8; 20]),
	/// The hash of a script, which is believed to be a [`P2wpkh`](Self::P2wpkh) one: `3…`.
	#[codec(index = 1)]
	P2sh([u8; 20]),
	/// The hash of a public key as a witness program of version 0 (BIP-141): `bc1q…`.
	#[codec(index = 2)]
	P2wpkh([u8; 20]),
	/// A tweaked public key as a witness program of version 1 (BIP-341): `bc1p…`.
	#[codec(index = 3)]
	P2tr([u8; 32]),
}

/// Why a text is not an address that can be linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidBitcoinAddress {
	/// Neither base58 nor bech32 with a right checksum.
	#[error("not a Bitcoin address: is there a typing error?")]
	Malformed,
	/// An address of another Bitcoin network.
	#[error("an address of another Bitcoin network")]
	OtherNetwork,
	/// An address of a script or of a later version, which no single signature can speak for.
	#[error("only addresses of one key can be linked: P2PKH, P2SH-P2WPKH, P2WPKH and P2TR")]
	UnsupportedType,
	/// The address of another case or form than the one that is written.
	#[error("expected the address as wallets write it: bech32 in lower case")]
	NotCanonical,
}

impl BitcoinAddress {
	/// Reads an address of this network, in the one form that is written.
	///
	/// # Errors
	///
	/// Tells what is wrong with the text.
	pub fn parse(text: &str, network: BitcoinNetwork) -> Result<Self, InvalidBitcoinAddress> {
		let address: Address<NetworkUnchecked> =
			text.parse().map_err(|_| InvalidBitcoinAddress::Malformed)?;
		let address = address
			.require_network(network.of_crate())
			.map_err(|_| InvalidBitcoinAddress::OtherNetwork)?;
		let parsed = Self::of(&address).ok_or(InvalidBitcoinAddress::UnsupportedType)?;
		if address.to_string() != text {
			return Err(InvalidBitcoinAddress::NotCanonical);
		}
		Ok(parsed)
	}

	fn of(address: &Address) -> Option<Self> {
		if let Some(hash) = address.pubkey_hash() {
			return Some(Self::P2pkh(hash.to_byte_array()));
		}
		if let Some(hash) = address.script_hash() {
			return Some(Self::P2sh(hash.to_byte_array()));
		}
		let program = address.witness_program()?;
		let bytes = program.program().as_bytes();
		match program.version() {
			WitnessVersion::V0 => bytes.try_into().ok().map(Self::P2wpkh),
			WitnessVersion::V1 => bytes.try_into().ok().map(Self::P2tr),
			_ => None,
		}
	}

	/// The address as the network's software shows it.
	pub fn display(self, network: BitcoinNetwork) -> impl fmt::Display {
		DisplayedAddress { address: self, network }
	}
}

struct DisplayedAddress {
	address: BitcoinAddress,
	network: BitcoinNetwork,
}

impl fmt::Display for DisplayedAddress {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let network = self.network.of_crate();
		match &self.address {
			BitcoinAddress::P2pkh(hash) => {
				let hash = PubkeyHash::from_byte_array(*hash);
				fmt::Display::fmt(&Address::p2pkh(hash, NetworkKind::from(network)), f)
			}
			BitcoinAddress::P2sh(hash) => {
				let hash = ScriptHash::from_byte_array(*hash);
				fmt::Display::fmt(&Address::p2sh_from_hash(hash, NetworkKind::from(network)), f)
			}
			BitcoinAddress::P2wpkh(hash) => witness(f, WitnessVersion::V0, hash, network),
			BitcoinAddress::P2tr(key) => witness(f, WitnessVersion::V1, key, network),
		}
	}
}

fn witness(
	f: &mut fmt::Formatter,
	version: WitnessVersion,
	program: &[u8],
	network: bitcoin::Network,
) -> fmt::Result {
	let program = WitnessProgram::new(version, program).map_err(|_| fmt::Error)?;
	fmt::Display::fmt(&Address::from_witness_program(program, network), f)
}

#[cfg(test)]
mod tests;
