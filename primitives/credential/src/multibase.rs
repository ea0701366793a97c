//! Multibase `base58btc`: the letter `z`, then base58 with Bitcoin's alphabet.

use alloc::string::String;

const PREFIX: char = 'z';

pub(crate) fn encode(bytes: &[u8]) -> String {
	let mut text = bs58::encode(bytes).into_string();
	text.insert(0, PREFIX);
	text
}

/// Exactly `N` bytes, or `None`. Decoding base58 takes quadratic time, hence into a bounded buffer.
pub(crate) fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
	let digits = text.strip_prefix(PREFIX)?;
	let mut bytes = [0; N];
	let length = bs58::decode(digits).onto(&mut bytes).ok()?;
	(length == N).then_some(bytes)
}
