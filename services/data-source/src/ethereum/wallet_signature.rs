//! The signature of a contract wallet that may not be deployed yet (ERC-6492).

use litentry_external_account::EvmAddress;

const WORD: usize = 32;

/// What a wrapped signature ends with: `0x6492` sixteen times.
const SUFFIX: [u8; WORD] = {
	let mut suffix = [0x64; WORD];
	let mut place = 1;
	while place < WORD {
		suffix[place] = 0x92;
		place += 2;
	}
	suffix
};

/// A signature, and how its wallet is deployed before it is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WalletSignature<'a> {
	/// Whom to call first; the zero address for nobody.
	pub(crate) factory: EvmAddress,
	/// With which data.
	pub(crate) deployment: &'a [u8],
	/// What the wallet is asked about.
	pub(crate) signature: &'a [u8],
}

impl<'a> WalletSignature<'a> {
	/// Reads what a wallet hands out, wrapped or not; `None` when it is wrapped in another way than
	/// ERC-6492 says: `(address, bytes, bytes)` in the ABI's encoding, and the suffix.
	pub(crate) fn read(bytes: &'a [u8]) -> Option<Self> {
		let Some(wrapped) = bytes.strip_suffix(&SUFFIX) else {
			return Some(Self { factory: EvmAddress([0; 20]), deployment: &[], signature: bytes });
		};
		Some(Self {
			factory: address(word(wrapped, 0)?)?,
			deployment: bytes_at(wrapped, WORD)?,
			signature: bytes_at(wrapped, 2 * WORD)?,
		})
	}
}

/// The bytes to which the offset at a place leads: a length, and as many bytes.
fn bytes_at(encoded: &[u8], place: usize) -> Option<&[u8]> {
	let tail = encoded.get(number(word(encoded, place)?)?..)?;
	tail.get(WORD..)?.get(..number(word(tail, 0)?)?)
}

fn word(encoded: &[u8], place: usize) -> Option<&[u8; WORD]> {
	encoded.get(place..)?.first_chunk()
}

fn address(word: &[u8; WORD]) -> Option<EvmAddress> {
	let (zeros, address) = word.split_last_chunk()?;
	is_zero(zeros).then_some(EvmAddress(*address))
}

/// A number of bytes; more than 32 bits of them are more than there are.
fn number(word: &[u8; WORD]) -> Option<usize> {
	let (zeros, digits) = word.split_last_chunk()?;
	is_zero(zeros).then(|| usize::try_from(u32::from_be_bytes(*digits)).ok())?
}

fn is_zero(bytes: &[u8]) -> bool {
	bytes.iter().all(|byte| *byte == 0)
}

#[cfg(test)]
mod tests;
