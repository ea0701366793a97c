//! What the log tells: each step once, and nothing that is secret.

use std::{
	io,
	sync::{Arc, Mutex},
};

use litentry_computing_request::Disclosure;
use litentry_vocabulary::{LinkId, RequestId};
use litentry_worker::JsonLines;
use serde_json::Value;

use crate::{
	ledger::LinkState,
	world::{
		START, USER, World, external, link_request, public, requested_export, requested_link,
		shielded, wallet, world_asking,
	},
};

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
	fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
		self.0.lock().unwrap().write(bytes)
	}

	fn flush(&mut self) -> io::Result<()> {
		Ok(())
	}
}

/// What is logged by default while a worker does everything there is to do in this world.
async fn logged(world: &World) -> String {
	let lines = Lines::default();
	let writer = lines.clone();
	let log = tracing_subscriber::fmt()
		.event_format(JsonLines)
		.with_writer(move || writer.clone())
		.finish();
	let _guard = tracing::subscriber::set_default(log);
	world.run_until(|ledger| ledger.number > START + 10).await;
	String::from_utf8(lines.0.lock().unwrap().clone()).unwrap()
}

/// The steps of one duty, in order.
fn steps(log: &str, duty: &str, id: impl Into<Value>) -> Vec<String> {
	let id = id.into();
	let lines = log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
	let of_duty = lines.filter(|line| line["fields"][duty] == id);
	of_duty.filter_map(|line| line["fields"]["step"].as_str().map(str::to_owned)).collect()
}

#[tokio::test(start_paused = true)]
async fn every_step_is_logged_once_and_in_order() {
	let log = logged(&world_asking(Disclosure::Score)).await;
	let expected = ["opened", "planned", "asked", "decided", "scored", "certified", "included"];
	assert_eq!(steps(&log, "request", RequestId(4).0), expected);
}

#[tokio::test(start_paused = true)]
async fn the_steps_of_a_link_request_are_logged_too() {
	let id = LinkId(2);
	let world = World::with(|ledger| {
		ledger.links.insert(id, LinkState::Requested(requested_link(id, &link_request())));
	});
	let log = logged(&world).await;
	assert_eq!(steps(&log, "link", id.0), ["opened", "decided", "certified", "included"]);
}

#[tokio::test(start_paused = true)]
async fn the_steps_of_a_turn_and_of_an_export_are_logged_too() {
	let (shielding, revealing) = (LinkId(1), LinkId(2));
	for (id, link) in [(shielding, public(shielding)), (revealing, shielded(revealing))] {
		let world = World::with(|ledger| drop(ledger.links.insert(id, link.turning())));
		let log = logged(&world).await;
		assert_eq!(steps(&log, "link", id.0), ["decided", "certified", "included"]);
	}
	let world = World::with(|ledger| drop(ledger.exports.insert(USER, requested_export())));
	let log = logged(&world).await;
	assert_eq!(steps(&log, "export", USER.to_string()), ["opened", "certified", "included"]);
}

#[tokio::test(start_paused = true)]
async fn no_external_account_and_no_value_is_logged() {
	let world = world_asking(Disclosure::Values);
	world.chain.arrange(|ledger| {
		ledger.links.insert(LinkId(2), public(LinkId(2)).turning());
		ledger.links.insert(LinkId(3), shielded(LinkId(3)).turning());
		ledger.exports.insert(USER, requested_export());
	});
	world.chain.make_block();
	let log = logged(&world).await.to_lowercase();
	let address = wallet().address().to_string().to_lowercase();
	let secrets = [address, external().to_string().to_lowercase(), "count(".into(), "130".into()];
	let fields = log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
	let fields: String = fields.map(|line| line["fields"].to_string()).collect();
	assert!(!fields.is_empty());
	for secret in secrets {
		assert!(!fields.contains(&secret), "{secret} is in {fields}");
	}
}
