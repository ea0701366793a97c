//! A person with the client library matrix-nio: `tests/python/matrix_person.py`.

use std::{process::Stdio, time::Duration};

use serde_json::{Value, json};
use tokio::{
	io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines},
	process::{Child, ChildStdin, ChildStdout, Command},
	time::timeout,
};

use crate::home_server::{SERVER, home_server, new_name, python, python_folder};

pub struct Person {
	/// Such as `@alice-1:example.org`.
	pub user: String,
	_child: Child,
	commands: ChildStdin,
	answers: Lines<BufReader<ChildStdout>>,
}

/// A message with this text.
pub fn text(body: &str) -> Value {
	json!({ "msgtype": "m.text", "body": body })
}

impl Person {
	/// Somebody whose account begins like this.
	pub async fn new(name: &str) -> Self {
		let name = new_name(name);
		let user = format!("@{name}:{SERVER}");
		let mut command = Command::from(python());
		command.arg(python_folder().join("matrix_person.py"));
		command.args([&home_server().await.url, &name, &user]);
		command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
		let mut child = command.stderr(Stdio::inherit()).spawn().unwrap();
		let commands = child.stdin.take().unwrap();
		let answers = BufReader::new(child.stdout.take().unwrap()).lines();
		let mut person = Self { user, _child: child, commands, answers };
		assert_eq!(person.answer().await["user"], person.user);
		person
	}

	async fn answer(&mut self) -> Value {
		let line = timeout(Duration::from_secs(90), self.answers.next_line()).await;
		let line = line.expect("the person does not answer").unwrap().expect("the person is gone");
		serde_json::from_str(&line).unwrap()
	}

	async fn run(&mut self, command: Value) -> Value {
		self.commands.write_all(format!("{command}\n").as_bytes()).await.unwrap();
		let answer = self.answer().await;
		assert_eq!(answer.get("failed"), None, "{command} {answer}");
		answer
	}

	/// Waits for an invitation, and gives its room and whether that is said to be of two.
	pub async fn invited(&mut self, number: usize) -> (String, bool) {
		let answer = self.run(json!({ "do": "invited", "number": number })).await;
		(room(&answer), answer["is_direct"] == true)
	}

	/// Waits for an invitation, and takes it.
	pub async fn accept(&mut self, number: usize) -> String {
		let (room, is_direct) = self.invited(number).await;
		assert!(is_direct);
		self.join(&room).await;
		room
	}

	/// How often this person was invited.
	pub async fn invitations(&mut self) -> u64 {
		self.run(json!({ "do": "invitation_count" })).await["count"].as_u64().unwrap()
	}

	pub async fn join(&mut self, room: &str) {
		self.run(json!({ "do": "join", "room": room })).await;
	}

	pub async fn leave(&mut self, room: &str) {
		self.run(json!({ "do": "leave", "room": room })).await;
	}

	pub async fn invite(&mut self, room: &str, user: &str) {
		self.run(json!({ "do": "invite", "room": room, "user": user })).await;
	}

	/// Opens a room that is said to be of two.
	pub async fn open(&mut self, with: &str, encrypted: bool) -> String {
		let create =
			json!({ "do": "create", "invite": [with], "is_direct": true, "encrypted": encrypted });
		room(&self.run(create).await)
	}

	/// Opens a room with several others.
	pub async fn gather(&mut self, with: &[&str], is_direct: bool) -> String {
		room(&self.run(json!({ "do": "create", "invite": with, "is_direct": is_direct })).await)
	}

	/// Sends an event, and gives its identifier.
	pub async fn send(&mut self, room: &str, kind: &str, content: Value) -> String {
		let send = json!({ "do": "send", "room": room, "kind": kind, "content": content });
		self.run(send).await["event"].as_str().unwrap().to_owned()
	}

	pub async fn say(&mut self, room: &str, body: &str) -> String {
		self.send(room, "m.room.message", text(body)).await
	}

	/// Says something so many times.
	pub async fn say_often(&mut self, room: &str, number: usize) {
		self.run(json!({ "do": "say_often", "room": room, "number": number })).await;
	}

	pub async fn put_state(&mut self, room: &str, kind: &str, key: &str, content: Value) {
		let state = json!({ "do": "put_state", "room": room, "kind": kind, "content": content, "key": key });
		self.run(state).await;
	}

	pub async fn rename(&mut self, name: &str) {
		self.run(json!({ "do": "rename", "name": name })).await;
	}

	/// Waits until somebody has said so much in a room, and gives all of it. Home servers tell of events a
	/// little after they take them: waiting for what this person has said makes sure that it is told.
	pub async fn heard(&mut self, room: &str, sender: &str, number: usize) -> Vec<String> {
		let hear = json!({ "do": "heard", "room": room, "sender": sender, "number": number });
		let answer = self.run(hear).await;
		let said = answer["said"].as_array().unwrap().iter();
		said.map(|content| content["body"].as_str().unwrap_or_default().to_owned()).collect()
	}

	/// Waits until somebody has left a room, and gives why.
	pub async fn gone(&mut self, room: &str, user: &str) -> String {
		let answer = self.run(json!({ "do": "gone", "room": room, "user": user })).await;
		answer["reason"].as_str().unwrap_or_default().to_owned()
	}
}

fn room(answer: &Value) -> String {
	answer["room"].as_str().unwrap().to_owned()
}
