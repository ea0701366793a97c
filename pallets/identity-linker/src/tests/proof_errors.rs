use litentry_external_account::EvmAddress;
use litentry_link_proof::InvalidProof;
use polkadot_sdk::sp_runtime::DispatchError;

use crate::{Error, mock::Test};

#[test]
fn whatever_is_wrong_with_a_proof_has_its_error() {
	let recovered = EvmAddress([1; 20]);
	for (invalid, error) in [
		(InvalidProof::ProofKindMismatch, Error::<Test>::ProofKindMismatch),
		(InvalidProof::MalformedSignature, Error::MalformedSignature),
		(InvalidProof::HighS, Error::HighS),
		(InvalidProof::BadRecoveryId { got: 9 }, Error::BadRecoveryId),
		(InvalidProof::WrongSigner { recovered }, Error::WrongSigner),
		(InvalidProof::Mismatch, Error::WrongSigner),
		(InvalidProof::MalformedKey, Error::MalformedKey),
		(InvalidProof::OtherKey, Error::OtherKey),
		(InvalidProof::NeedsAnalyzers, Error::NeedsAnalyzers),
		(InvalidProof::MalformedBip322, Error::MalformedBip322),
		(InvalidProof::MalformedAssertion, Error::MalformedAssertion),
		(InvalidProof::OtherCeremony, Error::OtherCeremony),
		(InvalidProof::OtherChallenge, Error::OtherChallenge),
		(InvalidProof::OtherOrigin, Error::OtherOrigin),
		(InvalidProof::OtherRelyingParty, Error::OtherRelyingParty),
		(InvalidProof::UserNotVerified, Error::UserNotVerified),
	] {
		assert_eq!(DispatchError::from(Error::<Test>::from(invalid)), error.into());
	}
}
