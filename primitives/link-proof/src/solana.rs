//! x
use crate::InvalidProof;
use litentry_external_account::SolanaAddress;
pub(crate) fn verify(_t: &str, _a: &SolanaAddress, _p: &[u8; 64]) -> Result<(), InvalidProof> {
	Err(InvalidProof::ProofKindMismatch)
}
