//! Nothing of a network outlives the program that started it.

#![allow(clippy::unwrap_used)]

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use litentry_local_network::{Ethereum, Programs};
use tokio::time::{sleep, timeout};

const LIMIT: Duration = Duration::from_secs(20);

async fn ethereum(folder: &tempfile::TempDir) -> Ethereum {
	let programs = Programs::built_with(&std::env::current_exe().unwrap());
	Ethereum::start(&programs, folder.path()).await.unwrap()
}

async fn wait_until_gone(id: u32) {
	let process = PathBuf::from(format!("/proc/{id}"));
	let gone = async {
		while process.exists() {
			sleep(Duration::from_millis(50)).await;
		}
	};
	timeout(LIMIT, gone).await.unwrap();
}

#[tokio::test]
async fn a_dropped_process_is_gone() {
	let folder = tempfile::tempdir().unwrap();
	let mut ethereum = ethereum(&folder).await;
	let id = ethereum.process().id().unwrap();
	drop(ethereum);
	wait_until_gone(id).await;
}

#[tokio::test]
async fn a_process_goes_with_a_program_that_is_killed() {
	let mut program = Command::new(std::env::current_exe().unwrap())
		.args(["--exact", "a_program_with_a_process", "--ignored", "--nocapture"])
		.stdout(Stdio::piped())
		.spawn()
		.unwrap();
	let lines = BufReader::new(program.stdout.take().unwrap()).lines();
	let id =
		lines.map_while(Result::ok).find_map(|line| line.strip_prefix("started ")?.parse().ok());
	program.kill().unwrap();
	program.wait().unwrap();
	wait_until_gone(id.unwrap()).await;
}

#[tokio::test]
#[ignore = "is started, and killed, by another test"]
async fn a_program_with_a_process() {
	let folder = tempfile::tempdir().unwrap();
	let mut ethereum = ethereum(&folder).await;
	println!("\nstarted {}", ethereum.process().id().unwrap());
	sleep(LIMIT).await;
}

#[tokio::test]
async fn a_process_outlives_the_thread_that_asked_for_it() {
	let folder = tempfile::tempdir().unwrap();
	let start = || {
		let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
		runtime.block_on(ethereum(&folder))
	};
	let mut ethereum = std::thread::scope(|scope| scope.spawn(start).join()).unwrap();
	sleep(Duration::from_millis(500)).await;
	ethereum.process().expect_running().unwrap();
	assert!(ethereum.latest().await.is_ok());
}
