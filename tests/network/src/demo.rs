//! The main job before somebody's eyes: from a wallet to a verified credential.

mod person;

use std::path::Path;

use rand::CryptoRng;

use crate::demo::person::Person;
use crate::secret_file::write_new;
use crate::{
	CHAIN_ID, EthereumAddress, EthereumWallet, Fault, LOYAL_USER, LocalNetwork, LoyalUser,
	Narrator, Progress, account::ALICE_SECRET,
};

/// What a person has to pay deposits and fees from, in LIT.
const FUNDS: &str = "1000";

const SWAPS: u64 = 3;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demonstrated {
	/// Whether every check of the credential passed.
	pub verified: bool,
	/// The score in the credential.
	pub score: i64,
	/// The score by the Ethereum node's own blocks.
	pub expected: u64,
}

impl Demonstrated {
	/// Whether the credential is good and says what is true.
	pub fn is_right(&self) -> bool {
		self.verified && i128::from(self.score) == i128::from(self.expected)
	}
}

/// Does the main job and tells about it.
pub async fn demonstrate(
	network: &mut LocalNetwork,
	rng: &mut impl CryptoRng,
	narrator: &mut Narrator,
) -> Result<Demonstrated, Fault> {
	let mut person = Person { tools: network.person("you")?, narrator };
	person.narrator.finish();
	person.introduce();
	person.make_account(&network.path("alice.seed")).await?;
	let key = network.path("wallet.key");
	let wallet = person.make_wallet(network, &key, rng).await?;
	person.register_loyal_user(network).await?;
	person.link(&key).await?;
	let credential = network.path("credential.json");
	let score = person.request(&credential).await?;
	let verified = person.verify(&credential).await?;
	let expected = person.compute_independently(network, wallet).await?;
	person.narrator.finish_all();
	Ok(Demonstrated { verified, score, expected })
}

impl Person<'_> {
	fn introduce(&self) {
		self.narrator.say("\nEverything is up. To run the commands below yourself, first:\n");
		self.narrator.say(&self.tools.preparation());
	}

	async fn make_account(&mut self, alice: &Path) -> Result<(), Fault> {
		self.narrator.step("make an account of the chain, and get some LIT from Alice");
		let made = self.run(&["account", "new"]).await?;
		let address = text("account new", &made, "address")?;
		write_new(alice, ALICE_SECRET)?;
		let alice = alice.display().to_string();
		self.run(&["account", "import", "--secret-file", &alice, "--account", "alice"]).await?;
		self.run(&["transfer", &address, FUNDS, "--account", "alice"]).await?;
		self.run(&["account", "show"]).await.map(drop)
	}

	/// The wallet holds the token and has traded; nothing of that happens on the chain.
	async fn make_wallet(
		&mut self,
		network: &mut LocalNetwork,
		key: &Path,
		rng: &mut impl CryptoRng,
	) -> Result<EthereumAddress, Fault> {
		self.narrator.step("make an Ethereum wallet that holds Unisocks and trades on Uniswap");
		let wallet = EthereumWallet::generate(rng).holding().trading(SWAPS);
		wallet.write_key(key)?;
		wallet.live(&mut network.ethereum, network.contracts).await?;
		let address = wallet.address();
		self.narrator.say(&format!("  {address}: 1 token, {SWAPS} transactions with the router"));
		Ok(address)
	}

	async fn register_loyal_user(&mut self, network: &LocalNetwork) -> Result<(), Fault> {
		self.narrator.step("register two questions, and the algorithm that scores their answers");
		let folder = network.path("loyal-user");
		let files = LoyalUser::describe(network.programs(), network.contracts, &folder)?;
		let mut events = Vec::new();
		for file in [&files.holds, &files.transactions] {
			let path = file.display().to_string();
			let registered = self.run(&["events", "register", &path, "--account", "alice"]).await?;
			events.push(text("events register", &registered, "id")?);
		}
		let description = files.describe_algorithm(&events)?.display().to_string();
		let code = files.code.display().to_string();
		let arguments = ["algorithms", "register", &description, "--code", &code];
		self.run(&[&arguments[..], &["--account", "alice"]].concat()).await.map(drop)
	}

	async fn link(&mut self, key: &Path) -> Result<(), Fault> {
		self.narrator.step("link the wallet, so that only you and the workers know");
		let (key, chain) = (key.display().to_string(), CHAIN_ID.to_string());
		self.run(&["link", "ethereum", "--chain-id", &chain, "--key-file", &key]).await.map(drop)
	}

	async fn request(&mut self, credential: &Path) -> Result<i64, Fault> {
		self.narrator.step("request the score");
		let asked = self.run(&["request", LOYAL_USER]).await?;
		let request = asked["request"].to_string();
		self.narrator.step("open the sealed credential");
		let file = credential.display().to_string();
		let opened = self.run(&["credential", "open", &request, "--out", &file]).await?;
		opened["score"].as_i64().ok_or_else(|| Fault::Output {
			command: "credential open".to_owned(),
			field: "score",
			output: opened.to_string(),
		})
	}

	async fn verify(&mut self, credential: &Path) -> Result<bool, Fault> {
		self.narrator.step("verify it, as anyone can to whom you show it");
		let file = credential.display().to_string();
		let verification = self.run(&["credential", "verify", &file]).await?;
		let text = std::fs::read_to_string(credential).map_err(Fault::file(credential))?;
		self.narrator.say(&format!("\n{text}"));
		Ok(verification["verified"] == true)
	}

	async fn compute_independently(
		&mut self,
		network: &LocalNetwork,
		wallet: EthereumAddress,
	) -> Result<u64, Fault> {
		self.narrator.step("compute the score from the Ethereum node's own blocks");
		let ethereum = &network.ethereum;
		let latest = ethereum.latest().await?;
		let score = ethereum.loyal_user_score(network.contracts, wallet, latest).await?;
		self.narrator.say(&format!("  {score}"));
		Ok(score)
	}
}

fn text(command: &str, said: &serde_json::Value, field: &'static str) -> Result<String, Fault> {
	said[field].as_str().map(str::to_owned).ok_or_else(|| Fault::Output {
		command: command.to_owned(),
		field,
		output: said.to_string(),
	})
}
