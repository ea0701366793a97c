#![allow(clippy::unwrap_used)]

use tempfile::TempDir;

use super::*;

const KEY: [u8; 32] = [1; 32];

async fn open(folder: &TempDir, key: [u8; 32]) -> Result<Store, StoreFailed> {
	let url = format!("sqlite:{}", folder.path().join("registrar.sqlite").display());
	Store::open(&url, Seal::new(key)).await
}

#[tokio::test]
async fn a_database_is_opened_only_with_the_key_that_sealed_it() {
	let folder = tempfile::tempdir().unwrap();
	for (key, fits) in [(KEY, true), ([2; 32], false), (KEY, true)] {
		match open(&folder, key).await {
			Ok(store) => {
				assert!(fits);
				store.close().await;
			}
			Err(failed) => assert!(!fits && matches!(failed, StoreFailed::Sealed), "{failed:?}"),
		}
	}
}

#[tokio::test]
async fn files_are_not_wiped_while_another_program_reads() {
	let folder = tempfile::tempdir().unwrap();
	let (store, other) = (open(&folder, KEY).await.unwrap(), open(&folder, KEY).await.unwrap());
	let mut reading = other.pool.begin().await.unwrap();
	sqlx::query("SELECT turn FROM writer").fetch_one(&mut *reading).await.unwrap();
	store.change().await.unwrap().commit().await.unwrap();
	assert!(!store.scrub().await.unwrap());
	reading.rollback().await.unwrap();
	assert!(store.scrub().await.unwrap());
}

#[tokio::test]
async fn nobody_who_reads_waits_for_whoever_writes_or_can_write() {
	let folder = tempfile::tempdir().unwrap();
	let store = open(&folder, KEY).await.unwrap();
	let change = store.change().await.unwrap();
	let mut reading = store.read().await.unwrap();
	assert_eq!(store.resumes().await.unwrap(), 0);
	assert!(Store::ask_to_resume(&mut reading).await.is_err());
	change.commit().await.unwrap();
}

#[tokio::test]
async fn a_database_in_memory_is_one_for_all() {
	let store = Store::open("sqlite::memory:", Seal::new(KEY)).await.unwrap();
	let mut change = store.change().await.unwrap();
	Store::ask_to_resume(&mut change).await.unwrap();
	change.commit().await.unwrap();
	assert_eq!(store.resumes().await.unwrap(), 1);
}

#[tokio::test]
async fn nobody_but_its_owner_reads_the_files() {
	use std::os::unix::fs::PermissionsExt;
	let folder = tempfile::tempdir().unwrap();
	let store = open(&folder, KEY).await.unwrap();
	store.change().await.unwrap().commit().await.unwrap();
	for file in std::fs::read_dir(folder.path()).unwrap() {
		let file = file.unwrap();
		let mode = file.metadata().unwrap().permissions().mode() & 0o777;
		assert_eq!(mode, 0o600, "{:?}", file.path());
	}
}
