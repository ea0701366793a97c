//! x
use crate::{Consent, InvalidProof};
use litentry_external_account::{EvmAddress, EvmChain};
pub(crate) fn verify(
	_c: &impl Consent,
	_chain: EvmChain,
	_a: &EvmAddress,
	_p: &[u8; 65],
) -> Result<(), InvalidProof> {
	Err(InvalidProof::ProofKindMismatch)
}
