//! A mail server that delivers nothing, and whose mailbox everybody may read.

use std::path::Path;
use std::time::Duration;

use serde_json::Value;

use crate::http::client;
use crate::process::{Process, Recipe};
use crate::{Fault, Programs, free_ports};

const START_LIMIT: Duration = Duration::from_secs(30);
const MAIL_LIMIT: Duration = Duration::from_secs(60);

/// A mail server with its mailbox.
#[derive(Debug)]
pub struct Mailbox {
	process: Process,
	smtp: u16,
	http: u16,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
	/// To whom.
	pub to: String,
	/// What it is about.
	pub subject: String,
	/// What it says.
	pub text: String,
	/// The links in it, in order.
	pub links: Vec<String>,
	/// The files that came with it.
	pub files: Vec<MailedFile>,
}

/// A file that came with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailedFile {
	/// What it is called.
	pub name: String,
	/// Where in the mailbox it is.
	pub url: String,
}

impl Mailbox {
	/// Starts one; its log goes to the folder.
	pub async fn start(programs: &Programs, folder: &Path) -> Result<Self, Fault> {
		let [smtp, http] = free_ports()?;
		let process = Process::start(Recipe {
			name: "mailbox".to_owned(),
			program: "node".into(),
			arguments: vec![
				programs.npm.join("registrar/mail-catcher.mjs").into(),
				smtp.to_string().into(),
				http.to_string().into(),
			],
			variables: Vec::new(),
			folder: folder.to_owned(),
		})?;
		let mut mailbox = Self { process, smtp, http };
		mailbox.wait_until_it_answers().await?;
		Ok(mailbox)
	}

	async fn wait_until_it_answers(&mut self) -> Result<(), Fault> {
		let http = self.http;
		let check = async || messages(http, None).await.ok().map(drop);
		self.process.wait_for("an answer", START_LIMIT, check).await
	}

	/// The port at which it takes mail.
	pub const fn smtp(&self) -> u16 {
		self.smtp
	}

	/// Where people read the mailbox.
	pub fn url(&self) -> String {
		format!("http://127.0.0.1:{}", self.http)
	}

	/// Its process.
	pub fn process(&mut self) -> &mut Process {
		&mut self.process
	}

	/// The messages to an address, the oldest first.
	pub async fn to(&self, address: &str) -> Result<Vec<Mail>, Fault> {
		messages(self.http, Some(address)).await
	}

	/// Waits for a message to an address, after so many that came before.
	pub async fn next(&self, address: &str, seen: usize) -> Result<Mail, Fault> {
		let deadline = tokio::time::Instant::now() + MAIL_LIMIT;
		loop {
			if let Some(mail) = self.to(address).await?.into_iter().nth(seen) {
				return Ok(mail);
			}
			if tokio::time::Instant::now() > deadline {
				return Err(Fault::NoMail { to: address.to_owned(), limit: MAIL_LIMIT });
			}
			tokio::time::sleep(Duration::from_millis(200)).await;
		}
	}

	/// Waits for a message to an address that comes with a file of this name, and gives what is in it.
	pub async fn file(&self, address: &str, name: &str) -> Result<String, Fault> {
		let mut seen: usize = 0;
		loop {
			let mail = self.next(address, seen).await?;
			seen = seen.saturating_add(1);
			if let Some(file) = mail.files.iter().find(|file| file.name == name) {
				return get(&format!("{}{}", self.url(), file.url), None).await;
			}
		}
	}
}

async fn messages(port: u16, to: Option<&str>) -> Result<Vec<Mail>, Fault> {
	let url = format!("http://127.0.0.1:{port}/messages");
	let body = get(&url, to).await?;
	let unexpected = |_| Fault::Unexpected { method: "messages", answer: body.clone() };
	let messages: Vec<Value> = serde_json::from_str(&body).map_err(unexpected)?;
	Ok(messages.iter().map(Mail::read).collect())
}

async fn get(url: &str, to: Option<&str>) -> Result<String, Fault> {
	let unreachable = |source| Fault::Unreachable { method: "mail", url: url.to_owned(), source };
	let query = to.map(|address| [("to", address)]);
	let response = client()?.get(url).query(&query).send().await.map_err(unreachable)?;
	response.text().await.map_err(unreachable)
}

impl Mail {
	fn read(message: &Value) -> Self {
		let text = |name: &str| message[name].as_str().unwrap_or_default().to_owned();
		let links = message["links"].as_array().into_iter().flatten();
		let links = links.filter_map(Value::as_str).map(str::to_owned).collect();
		let files = message["attachments"].as_array().into_iter().flatten();
		let files = files.map(MailedFile::read).collect();
		Self { to: text("to"), subject: text("subject"), text: text("text"), links, files }
	}
}

impl MailedFile {
	fn read(file: &Value) -> Self {
		let text = |name: &str| file[name].as_str().unwrap_or_default().to_owned();
		Self { name: text("name"), url: text("url") }
	}
}
