//! The workers' key to the link records on the chain: AES-256-GCM-SIV (RFC 8452).

use alloc::vec::Vec;
use core::fmt;

use aes_gcm_siv::{
	Aes256GcmSiv,
	aead::{self, Aead, KeyInit, Payload},
};
use litentry_sealing::{pad, unpad};
use litentry_vocabulary::LinkId;
use parity_scale_codec::{DecodeAll, Encode};
use zeroize::Zeroizing;

use crate::{EncryptedRecord, LinkRecord, RecordContext, record::PADDED_LENGTH};

const KEY_LENGTH: usize = 32;
const NONCE_LENGTH: usize = 12;

/// The workers' key to the link records of one epoch; wiped from memory when dropped.
#[derive(Clone)]
pub struct StateKey(Zeroizing<[u8; KEY_LENGTH]>);

/// The record does not fit into the size that all records share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the link record is too long")]
pub struct RecordTooLong;

/// The record was altered, is encrypted with another key, or belongs to another context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this state key does not decrypt the link record in this context")]
pub struct CannotDecrypt;

impl StateKey {
	/// The key of these bytes, which nobody can guess.
	pub fn from_bytes(bytes: [u8; KEY_LENGTH]) -> Self {
		Self(Zeroizing::new(bytes))
	}

	/// Encrypts a record: equal records in equal contexts give equal bytes, so that every worker,
	/// restarted or not, comes to the same.
	///
	/// The nonce is the link's number (12 bytes, little endian). The chain gives each number out
	/// once; should a key meet one twice all the same, GCM-SIV betrays only whether the two records
	/// are equal.
	pub fn encrypt(
		&self,
		record: &LinkRecord,
		context: &RecordContext,
	) -> Result<EncryptedRecord, RecordTooLong> {
		let padded = pad(&record.encode(), PADDED_LENGTH).map_err(|_| RecordTooLong)?;
		let data = context.associated_data(record.id);
		let encrypted = encrypt(&self.0, &nonce(record.id), &data, &padded);
		let bytes = encrypted.ok().and_then(|bytes| bytes.try_into().ok());
		bytes.map(EncryptedRecord).ok_or(RecordTooLong)
	}

	/// Decrypts the record of link `id`.
	pub fn decrypt(
		&self,
		id: LinkId,
		encrypted: &EncryptedRecord,
		context: &RecordContext,
	) -> Result<LinkRecord, CannotDecrypt> {
		let data = context.associated_data(id);
		let padded =
			decrypt(&self.0, &nonce(id), &data, &encrypted.0).map_err(|_| CannotDecrypt)?;
		let encoded = unpad(&padded).map_err(|_| CannotDecrypt)?;
		let record = LinkRecord::decode_all(&mut &*encoded).map_err(|_| CannotDecrypt)?;
		if record.id != id {
			return Err(CannotDecrypt);
		}
		Ok(record)
	}
}

impl fmt::Debug for StateKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("StateKey(…)")
	}
}

fn nonce(id: LinkId) -> [u8; NONCE_LENGTH] {
	let mut nonce = [0; NONCE_LENGTH];
	nonce[..size_of::<u64>()].copy_from_slice(&id.0.to_le_bytes());
	nonce
}

fn encrypt(
	key: &[u8; KEY_LENGTH],
	nonce: &[u8; NONCE_LENGTH],
	aad: &[u8],
	msg: &[u8],
) -> Result<Vec<u8>, aead::Error> {
	Aes256GcmSiv::new(key.into()).encrypt(nonce.into(), Payload { msg, aad })
}

fn decrypt(
	key: &[u8; KEY_LENGTH],
	nonce: &[u8; NONCE_LENGTH],
	aad: &[u8],
	msg: &[u8],
) -> Result<Vec<u8>, aead::Error> {
	Aes256GcmSiv::new(key.into()).decrypt(nonce.into(), Payload { msg, aad })
}

#[cfg(test)]
mod tests;
