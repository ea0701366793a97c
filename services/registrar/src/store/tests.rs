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
