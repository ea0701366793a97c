//! Of what a Solana key signed, changed at will, only the unchanged is accepted; what is accepted ed25519-zebra accepts
//! too; and a key of small order, for which R = A and S = 0 would do, signs nothing.

#![no_main]

use libfuzzer_sys::fuzz_target;
use litentry_external_account::{ExternalAccount, SolanaAddress, SolanaCluster};
use litentry_link_proof::{Challenge, LinkProof, SolanaKey, verify};
use litentry_vocabulary::{Account, GenesisHash};

type Input = ([u8; 32], u32, Vec<(u8, u8)>, [u8; 32]);

fuzz_target!(|input: Input| {
	let (seed, nonce, changes, address) = input;
	let key = SolanaKey::new(&seed).unwrap();
	let challenge = challenge(key.address(), nonce);
	let LinkProof::Solana(signed) = key.sign(&challenge).unwrap() else { unreachable!() };
	let mut changed = signed;
	for (at, change) in changes {
		changed[usize::from(at) % 64] ^= change;
	}
	assert_eq!(accepted(&challenge, changed), changed == signed);
	let of_any = self::challenge(SolanaAddress(address), nonce);
	let of_small_order = [&address[..], &[0; 32]].concat().try_into().unwrap();
	for signature in [changed, of_small_order] {
		assert!(!accepted(&of_any, signature) || address == key.address().0);
	}
});

fn challenge(address: SolanaAddress, nonce: u32) -> Challenge {
	Challenge {
		external: ExternalAccount::Solana { cluster: SolanaCluster::Mainnet, address },
		account: Account([1; 32]),
		genesis: GenesisHash([2; 32]),
		nonce,
		expires: 100,
		ends: None,
	}
}

fn accepted(challenge: &Challenge, signature: [u8; 64]) -> bool {
	let accepted = verify(challenge, &LinkProof::Solana(signature)).is_ok();
	let ExternalAccount::Solana { address, .. } = challenge.external else { unreachable!() };
	let others = ed25519_zebra::VerificationKey::try_from(address.0)
		.and_then(|key| key.verify(&signature.into(), challenge.to_string().as_bytes()));
	assert!(!accepted || others.is_ok());
	accepted
}
