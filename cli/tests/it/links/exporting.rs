//! All records in one file, and the end of them all.

use std::fs;

use litentry_cli::{Failure, links::LinkFailure};

use super::{KEY, linked};
use crate::{expected::expect, world::FakeWorld};

fn export(world: &mut FakeWorld) -> Result<litentry_cli::Rendered, Failure> {
	let file = world.path("links.json");
	world.run_unlocked(&format!("links export {}", file.display()))
}

#[test]
fn the_owner_gets_all_records_in_one_file() {
	let mut world = linked();
	let other = world.write("other", &KEY.replace("46", "47"));
	let link = format!("link ethereum --public --ends 5000 --key-file {other}");
	world.run_unlocked(&link).unwrap();
	expect("links-export", &export(&mut world).unwrap());
	let file = fs::read_to_string(world.path("links.json")).unwrap();
	let json = serde_json::from_str(&file).unwrap();
	let rendered = litentry_cli::Rendered { human: file, json, success: true };
	expect("links-exported", &rendered);
}

#[test]
fn another_computer_learns_from_the_export_whose_the_links_are() {
	let mut world = linked();
	fs::remove_dir_all(world.path("home/links")).unwrap();
	expect("links-made-elsewhere", &world.run("links").unwrap());
	export(&mut world).unwrap();
	expect("links", &world.run("links").unwrap());
}

#[test]
fn a_file_is_not_replaced() {
	let mut world = linked();
	world.write("links.json", "other");
	let failure = export(&mut world).unwrap_err();
	assert!(matches!(failure, Failure::FileExists { .. }), "{failure}");
	assert!(world.chain.0.borrow().submissions.is_empty());
}

#[test]
fn an_export_that_nobody_answers_is_said_so() {
	let mut world = linked();
	world.chain.0.borrow_mut().worker_answers = false;
	let failure = export(&mut world).unwrap_err();
	assert!(matches!(failure, Failure::Link(LinkFailure::ExportUnanswered)), "{failure}");
}

#[test]
fn an_export_that_could_not_be_answered_is_asked_for_anew() {
	let mut world = linked();
	world.chain.0.borrow_mut().book_of_links.worker_reads = false;
	let failure = export(&mut world).unwrap_err();
	assert!(matches!(failure, Failure::Link(LinkFailure::ExportUnread)), "{failure}");
	world.chain.0.borrow_mut().book_of_links.worker_reads = true;
	assert_eq!(export(&mut world).unwrap().json["links"], 1);
}

#[test]
fn everything_is_erased() {
	let mut world = linked();
	expect("links-erase", &world.run_unlocked("links erase").unwrap());
	expect("links-none", &world.run("links").unwrap());
	let key = world.path("key").display().to_string();
	let again = world.run_unlocked(&format!("link ethereum --key-file {key}")).unwrap();
	assert_eq!(again.json["state"], "confirmed");
}
