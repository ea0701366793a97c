//! The names of credentials.

use litentry_vocabulary::{GenesisHash, RequestId};

use crate::seed::{derive, seed};

seed! {
	/// Names credentials, so that a worker that was restarted names the same credential the same,
	/// and nobody else can tell which request a name belongs to.
	CredentialIdKey
}

impl CredentialIdKey {
	/// The name of the credential that answers a request: a UUID of version 8 (RFC 9562).
	pub fn credential_id(&self, genesis: GenesisHash, request: RequestId) -> [u8; 16] {
		let output =
			derive(&self.0, &[b"litentry/credential-id/v1", &genesis.0, &request.0.to_le_bytes()]);
		let mut id = [0; 16];
		id.copy_from_slice(&output[..16]);
		id[6] = id[6] & 0x0f | 0x80;
		id[8] = id[8] & 0x3f | 0x80;
		id
	}
}
