//! x
use crate::InvalidProof;
use litentry_external_account::BitcoinAddress;
pub(crate) fn verify(_t: &str, _a: &BitcoinAddress, _p: &[u8; 65]) -> Result<(), InvalidProof> {
	Err(InvalidProof::ProofKindMismatch)
}
