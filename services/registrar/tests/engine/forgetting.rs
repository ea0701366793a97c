//! Personal data, which is gone when the judgement is final.

use std::fs;

use litentry_registrar::{
	challenge::Channel,
	desk::Desk,
	identity::{Content, Field, HashKind, Hashed, Judgement},
};
use litentry_vocabulary::blake2_256;
use sqlx::{AnyConnection, Connection};

use crate::fakes::{ALICE, Postgres, World, key};

const NAME: &str = "Alice Aardvark";
const MAIL: &str = "alice@aardvark.example";
const HASHED: &str = "https://alice.aardvark.example/a-long-way-down";

/// All bytes of the database: its file, its log and whatever else lies beside them.
fn files(world: &World) -> Vec<u8> {
	let folder = world.folder.as_ref().unwrap();
	let files = fs::read_dir(folder.path()).unwrap();
	files.flat_map(|file| fs::read(file.unwrap().path()).unwrap()).collect()
}

fn contains(files: &[u8], text: &str) -> bool {
	// Searching text is fast also without optimizations, and leaves what is looked for as it is.
	String::from_utf8_lossy(files).contains(text)
}

/// Everything that is sealed in the database.
async fn sealed(world: &World) -> Vec<String> {
	let mut db = AnyConnection::connect(&world.url).await.unwrap();
	let mut sealed = Vec::new();
	for query in [
		"SELECT sealed_fields FROM request",
		"SELECT sealed_code FROM challenge WHERE sealed_code IS NOT NULL",
		"SELECT sealed_instruction FROM challenge WHERE sealed_instruction IS NOT NULL",
		"SELECT sealed_platform FROM verification WHERE sealed_platform IS NOT NULL",
		"SELECT sealed FROM preimage",
		"SELECT sealed FROM receipt",
	] {
		let found: Vec<String> = sqlx::query_scalar(query).fetch_all(&mut db).await.unwrap();
		assert!(!found.is_empty(), "{query}");
		sealed.extend(found);
	}
	db.close().await.unwrap();
	sealed
}

/// Leaves something of each kind in the database.
async fn verify(world: &World) -> Vec<String> {
	let (engine, alice) = (&world.engine, key(ALICE));
	let text = |text: &str| Content::Text(text.to_owned());
	let hashed = Hashed { kind: HashKind::BlakeTwo256, hash: blake2_256(HASHED.as_bytes()) };
	let web = (Field::Web, Content::Hashed(hashed));
	let fields = [(Field::Display, text(NAME)), (Field::Email, text(MAIL)), web];
	world.chain.set_identity(ALICE, &fields);
	world.chain.request_judgement(ALICE);
	world.watch().await;
	engine.reveal(alice, Field::Web, HASHED.to_owned()).await.unwrap();
	engine.begin(alice, Field::Web, Channel::Dns).await.unwrap();
	world.web.publish(&world.web.code_for(HASHED));
	engine.look(alice, Field::Web, None).await.unwrap();
	engine.begin(alice, Field::Email, Channel::MailLink).await.unwrap();
	let sealed = sealed(world).await;
	world.prove_mail(ALICE, MAIL).await;
	sealed
}

#[tokio::test]
async fn nothing_personal_is_in_the_files_once_the_judgement_is_final() {
	let world = World::new().await;
	let sealed = verify(&world).await;
	let before = files(&world);
	assert!(sealed.iter().any(|text| contains(&before, text)));
	assert!(![NAME, MAIL, HASHED].iter().any(|text| contains(&before, text)));
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
	world.engine.tell().await.unwrap();
	world.engine.tick().await.unwrap();
	let after = files(&world);
	for text in sealed.iter().map(String::as_str).chain([NAME, MAIL, HASHED, "number 1"]) {
		assert!(!contains(&after, text), "{text}");
	}
}

#[tokio::test]
async fn of_who_takes_a_request_back_nothing_is_kept_at_all() {
	let world = World::new().await;
	let sealed = verify(&world).await;
	world.chain.clear_identity(ALICE);
	for _ in 0..12 {
		world.watch().await;
	}
	world.engine.tell().await.unwrap();
	world.engine.tick().await.unwrap();
	let after = files(&world);
	let account = hex::encode(ALICE.as_bytes());
	for text in sealed.iter().map(String::as_str).chain([&*account]) {
		assert!(!contains(&after, text), "{text}");
	}
}

/// Does what wipes a PostgreSQL database's files, and gives the folder in which they are.
async fn vacuum(world: &World) -> String {
	let mut db = AnyConnection::connect(&world.url).await.unwrap();
	for query in ["VACUUM FULL", "CHECKPOINT"] {
		sqlx::query(query).execute(&mut db).await.unwrap();
	}
	let path = sqlx::query_scalar("SELECT pg_relation_filepath('request')");
	let path: String = path.fetch_one(&mut db).await.unwrap();
	db.close().await.unwrap();
	path.rsplit_once('/').unwrap().0.to_owned()
}

#[tokio::test]
async fn postgresql_s_files_hold_only_sealed_text_and_after_a_vacuum_its_tables_not_even_that() {
	let postgres = Postgres::start().await;
	let world = World::on(postgres.database("forgetting").await).await;
	let sealed = verify(&world).await;
	let tables = vacuum(&world).await;
	let before = postgres.files(&tables);
	assert!(sealed.iter().any(|text| contains(&before, text)));
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
	world.engine.tell().await.unwrap();
	world.engine.tick().await.unwrap();
	assert_eq!(vacuum(&world).await, tables);
	let after = postgres.files(&tables);
	for text in &sealed {
		assert!(!contains(&after, text), "{text}");
	}
	let log = postgres.files("pg_wal");
	assert!(sealed.iter().any(|text| contains(&log, text)));
	for text in [NAME, MAIL, HASHED, "number 1"] {
		assert!(![&before, &after, &log].iter().any(|files| contains(files, text)), "{text}");
	}
}
