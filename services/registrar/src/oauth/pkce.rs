//! Proof Key for Code Exchange (RFC 7636), without anything to be kept.

use data_encoding::BASE64URL_NOPAD;
use litentry_vocabulary::blake2_256;
use oauth2::PkceCodeVerifier;
use parity_scale_codec::Encode;

use crate::challenge::{Channel, Code};

const CONTEXT: &[u8] = b"litentry/registrar/pkce/v1";

/// The verifier of a sign-in: nobody can tell it from the state, which passes through browsers, without the
/// key.
pub(super) fn verifier(key: &[u8; 32], channel: Channel, state: Code) -> PkceCodeVerifier {
	let secret = (CONTEXT, key, channel.name(), state.to_string());
	PkceCodeVerifier::new(BASE64URL_NOPAD.encode(&blake2_256(&secret.encode())))
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use std::collections::BTreeSet;

	use super::*;

	const CODES: [&str; 2] = ["A4DQO-BYHA4-DQOBY-HA4DQ-OBYHA-4", "AEAQC-AIBAE-AQCAI-BAEAQ-CAIBA-E"];

	#[test]
	fn every_key_channel_and_state_has_a_verifier_of_its_own() {
		let mut verifiers = BTreeSet::new();
		for key in [[1; 32], [2; 32]] {
			for channel in [Channel::X, Channel::GitHub] {
				for code in CODES {
					let verifier = verifier(&key, channel, code.parse().unwrap());
					verifiers.insert(verifier.secret().clone());
				}
			}
		}
		assert_eq!(verifiers.len(), 8);
		// RFC 7636, section 4.1: from 43 to 128 characters that URLs need not escape.
		assert!(verifiers.iter().all(|it| it.len() == 43));
	}

	#[test]
	fn the_same_sign_in_has_the_same_verifier() {
		let verifier = || verifier(&[1; 32], Channel::X, CODES[0].parse().unwrap());
		assert_eq!(verifier().secret(), verifier().secret());
	}
}
