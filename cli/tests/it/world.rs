//! A world in which nothing is left to chance.

use std::{
	collections::VecDeque,
	fs, io,
	path::{Path, PathBuf},
};

use clap::Parser;
use futures::executor::block_on;
use litentry_cli::{
	AccountKey, ChainFailure, Failure, Home, Rendered, World, args::Arguments, run::run,
};
use litentry_vocabulary::{Account, Moment};
use rand::{SeedableRng, rngs::StdRng};
use tempfile::TempDir;
use zeroize::Zeroizing;

use crate::chain::{FakeChain, NOW};

/// What the tests' accounts derive from: Substrate's development phrase.
pub(crate) const PHRASE: &str =
	"bottom drive obey lake curtain smoke basket hold race lonely fit walk";

const PASSPHRASE: &str = "correct horse";

/// A computer with one person, one folder and one chain.
pub(crate) struct FakeWorld {
	pub(crate) chain: FakeChain,
	pub(crate) answers: VecDeque<String>,
	pub(crate) told: Vec<String>,
	pub(crate) now: Moment,
	pub(crate) reachable: bool,
	rng: StdRng,
	folder: TempDir,
}

impl FakeWorld {
	/// A world without accounts.
	pub(crate) fn new() -> Self {
		Self {
			chain: FakeChain::new(),
			answers: VecDeque::new(),
			told: Vec::new(),
			now: NOW,
			reachable: true,
			rng: StdRng::from_seed([7; 32]),
			folder: tempfile::tempdir().unwrap(),
		}
	}

	/// A world with the development account.
	pub(crate) fn with_account() -> Self {
		let mut world = Self::new();
		let (phrase, passphrase) = (world.write("phrase", PHRASE), world.passphrase_file());
		let import = "account import --work-factor 10 --passphrase-file";
		world.run(&format!("{import} {passphrase} --secret-file {phrase}")).unwrap();
		world
	}

	/// The account of [`FakeWorld::with_account`].
	pub(crate) fn account(&self) -> Account {
		AccountKey::from_text(PHRASE).unwrap().account()
	}

	/// The folder of this world.
	pub(crate) fn path(&self, file: &str) -> PathBuf {
		self.folder.path().join(file)
	}

	/// Writes a file and returns its path.
	pub(crate) fn write(&self, file: &str, content: &str) -> String {
		let path = self.path(file);
		fs::write(&path, content).unwrap();
		path.to_str().unwrap().into()
	}

	/// A file with the passphrase of every account.
	pub(crate) fn passphrase_file(&self) -> String {
		self.write("passphrase", &format!("{PASSPHRASE}\n"))
	}

	/// Runs a command line. What is between double quotes is one word.
	pub(crate) fn run(&mut self, line: &str) -> Result<Rendered, Failure> {
		let words = ["litentry"].into_iter().chain(words(line));
		let arguments = Arguments::try_parse_from(words).unwrap();
		let home = Home::new(self.path("home"));
		let folder = self.folder.path().to_owned();
		block_on(run(arguments, &home, self)).map(|rendered| without_folder(&rendered, &folder))
	}

	/// Runs a command line that needs the passphrase.
	pub(crate) fn run_unlocked(&mut self, line: &str) -> Result<Rendered, Failure> {
		let passphrase = self.passphrase_file();
		self.run(&format!("{line} --passphrase-file {passphrase}"))
	}
}

fn words(line: &str) -> impl Iterator<Item = &str> {
	line.split('"').enumerate().flat_map(|(index, part)| -> Box<dyn Iterator<Item = &str>> {
		if index % 2 == 1 {
			Box::new([part].into_iter())
		} else {
			Box::new(part.split_whitespace())
		}
	})
}

/// The temporary folder has another name each time.
fn without_folder(rendered: &Rendered, folder: &Path) -> Rendered {
	let folder = folder.to_str().unwrap();
	let json = rendered.json.to_string().replace(folder, "FOLDER");
	Rendered {
		human: rendered.human.replace(folder, "FOLDER"),
		json: serde_json::from_str(&json).unwrap(),
		success: rendered.success,
	}
}

impl World for FakeWorld {
	type Chain = FakeChain;
	type Rng = StdRng;

	async fn connect(&self, url: &str) -> Result<FakeChain, ChainFailure> {
		if self.reachable {
			return Ok(self.chain.clone());
		}
		Err(ChainFailure::Unreachable { url: url.into(), cause: "connection refused".into() })
	}

	fn now(&self) -> Moment {
		self.now
	}

	fn rng(&mut self) -> &mut StdRng {
		&mut self.rng
	}

	fn ask(&mut self, question: &str) -> io::Result<String> {
		self.told.push(question.into());
		self.answers.pop_front().ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
	}

	fn ask_secret(&mut self, question: &str) -> io::Result<Zeroizing<String>> {
		self.ask(question).map(Zeroizing::new)
	}

	fn tell(&mut self, progress: &str) {
		self.told.push(progress.into());
	}
}
