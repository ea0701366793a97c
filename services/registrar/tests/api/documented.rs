//! The OpenAPI document, and whether answers are as it says.

use std::{
	collections::BTreeSet,
	io::Write,
	path::Path,
	process::{Command, Stdio},
};

use litentry_registrar::{answer::Answers, desk::Office};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
	client::{Answer, Client},
	server::{ALICE, Server, alice},
	socket::Line,
};

/// What an answer is to, and what it is.
#[derive(Default)]
struct Samples(Vec<Value>);

impl Samples {
	async fn get(&mut self, client: &Client, template: &str, path: &str) {
		self.keep("get", template, client.get(path).await);
	}

	async fn post(&mut self, client: &Client, template: &str, path: &str, body: Value) -> Value {
		let answer = client.post(path, body).await;
		let body = answer.body.clone();
		self.keep("post", template, answer);
		body
	}

	fn keep(&mut self, verb: &str, path: &str, answer: Answer) {
		let Answer { status, body, .. } = answer;
		self.0.push(json!({ "path": path, "verb": verb, "status": status, "body": body }));
	}
}

const REQUEST: &str = "/chains/{chain}/requests/{account}";

/// Answers of every operation, good and bad.
async fn samples(server: &Server) -> Vec<Value> {
	let (mut samples, public, alice) = (Samples::default(), server.client(), server.alice().await);
	let request = format!("/chains/test/requests/{ALICE}");
	for path in ["/chains", "/audit", "/problems"] {
		samples.get(&public, path, path).await;
	}
	for chain in ["test", "other"] {
		samples.get(&public, "/chains/{chain}", &format!("/chains/{chain}")).await;
	}
	samples.get(&public.at_origin(), "/health", "/health").await;
	samples.get(&public, "/audit", "/audit?from=x").await;
	for fields in [json!({ "display": "Alice", "twitter": "x", "legal": "A" }), json!({}), json!(7)]
	{
		let (template, path) = ("/chains/{chain}/precheck", "/chains/test/precheck");
		samples.post(&public, template, path, json!({ "fields": fields })).await;
	}
	samples.get(&public, REQUEST, &request).await;
	samples.get(&public, REQUEST, &format!("/chains/test/requests/0x{}", "00".repeat(32))).await;
	samples.get(&public.with_session("x"), REQUEST, &request).await;
	for account in [ALICE, "x"] {
		let body = json!({ "chain": "test", "account": account });
		let begun = samples.post(&public, "/sign-in/begin", "/sign-in/begin", body).await;
		let body = json!({ "token": begun["token"] });
		samples.post(&public, "/sign-in/finish", "/sign-in/finish", body).await;
	}
	for (client, what, body) in [
		(&public, "web/begin", json!({ "channel": "dns" })),
		(&alice, "web/begin", json!({ "channel": "dns" })),
		(&alice, "web/begin", json!({ "channel": "matrix" })),
		(&alice, "email/begin", json!({ "channel": "mail-link" })),
		(&alice, "web/look", json!({})),
		(&alice, "matrix/look", json!({})),
		(&alice, "web/reveal", json!({ "preimage": "x" })),
	] {
		let (field, act) = what.split_once('/').unwrap();
		let template = format!("{REQUEST}/fields/{{field}}/{act}");
		samples.post(client, &template, &format!("{request}/fields/{field}/{act}"), body).await;
	}
	server.engine.answer(server.world.mail.answer_of("alice@example.org")).await.unwrap();
	samples.get(&public, "/audit", "/audit").await;
	samples.get(&alice, REQUEST, &request).await;
	server.engine.ban(crate::server::alice(), 2_000_000).await.unwrap();
	let (template, path) =
		(format!("{REQUEST}/fields/{{field}}/begin"), format!("{request}/fields/web/begin"));
	samples.post(&alice, &template, &path, json!({ "channel": "dns" })).await;
	samples.get(&alice, REQUEST, &request).await;
	samples.0
}

/// What is shown of a judgement that has to be renewed, to an owner who is banned.
async fn old_sample() -> Value {
	let server = Server::start().await;
	server.grow_old().await;
	server.engine.ban(alice(), 99_000_000_000).await.unwrap();
	let mut samples = Samples::default();
	let request = format!("/chains/test/requests/{ALICE}");
	samples.get(&server.alice().await, REQUEST, &request).await;
	samples.0.remove(0)
}

/// Messages over WebSocket of every schema.
async fn messages(server: &Server) -> Vec<Value> {
	let mut line = Line::open(server.address).await;
	let mut messages = Vec::new();
	let mut keep = |schema: &str, message: Value| {
		messages.push(json!({ "schema": schema, "message": message }));
	};
	let request = json!({ "chain": "test", "account": ALICE });
	for method in ["subscribe", "request", "nothing"] {
		let question = json!({ "id": 1, "method": method, "params": request });
		line.say(&question).await;
		keep("Question", question);
		keep("Answer", line.hear().await.unwrap());
	}
	line.say("x").await;
	keep("Answer", line.hear().await.unwrap());
	server.engine.ban(alice(), 3_000_000).await.unwrap();
	server.engine.unban(alice()).await.unwrap();
	server.world.chain.clear_identity(alice());
	server.watch().await;
	keep("Push", line.hear().await.unwrap());
	messages
}

/// What other people's software finds wrong.
fn complaints(document: &Value, samples: &[Value], messages: &[Value]) -> Vec<String> {
	let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/npm");
	assert!(
		folder.join("node_modules/ajv").is_dir(),
		"the npm packages that this test needs are not installed: run `cargo xtask test`, which installs them",
	);
	let mut node = Command::new("node")
		.arg("registrar-api.mjs")
		.current_dir(folder)
		.stdin(Stdio::piped())
		.stdout(Stdio::piped())
		.spawn()
		.expect("Node.js is needed: run `cargo xtask test`, which installs it");
	let input = json!({ "document": document, "samples": samples, "messages": messages });
	node.stdin.take().unwrap().write_all(input.to_string().as_bytes()).unwrap();
	let output = node.wait_with_output().unwrap();
	assert!(output.status.success(), "registrar-api.mjs failed: {:?}", output.status);
	serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn real_answers_are_as_the_document_says() {
	let server = Server::asked().await;
	let document = server.client().get("/openapi.json").await.ok();
	let mut samples = samples(&server).await;
	samples.push(old_sample().await);
	let messages = messages(&server).await;
	assert_eq!(complaints(&document, &samples, &messages), Vec::<String>::new());
	let tried = samples.iter().filter(|it| it["status"] == 200);
	let tried: BTreeSet<_> = tried.map(|it| it["path"].as_str().unwrap()).collect();
	let missing = [
		"/openapi.json",
		"/ws",
		"/sign-in/finish",
		"/chains/{chain}/requests/{account}/fields/{field}/look",
		"/chains/{chain}/requests/{account}/fields/{field}/reveal",
	];
	let paths: BTreeSet<_> =
		document["paths"].as_object().unwrap().keys().map(String::as_str).collect();
	let untried: BTreeSet<_> = paths.difference(&tried).copied().collect();
	assert_eq!(untried, BTreeSet::from(missing));
}

#[tokio::test]
async fn an_answer_that_is_not_as_the_document_says_is_found() {
	let server = Server::asked().await;
	let document = server.client().get("/openapi.json").await.ok();
	let mut chain = server.client().get("/chains/test").await.ok();
	chain["fee"] = json!(5_000_000_000_u64);
	let sample = json!({ "path": "/chains/{chain}", "verb": "get", "status": 200, "body": chain });
	assert_eq!(complaints(&document, &[sample], &[]).len(), 1);
	let teapot = json!({ "path": "/chains", "verb": "get", "status": 418, "body": {} });
	assert_eq!(complaints(&document, &[teapot], &[]).len(), 1);
	let mut broken = document;
	broken["paths"]["/chains"]["get"]["responses"] = json!([]);
	assert_eq!(complaints(&broken, &[], &[]).len(), 1);
}

#[tokio::test]
async fn everything_that_is_documented_is_there_and_nothing_else_is() {
	let server = Server::start().await;
	let document = server.client().get("/openapi.json").await.ok();
	assert_eq!(document["openapi"], "3.1.0");
	let field = format!("{REQUEST}/fields/{{field}}");
	let expected: BTreeSet<String> = [
		"/audit",
		"/chains",
		"/chains/{chain}",
		"/chains/{chain}/precheck",
		REQUEST,
		"/health",
		"/openapi.json",
		"/problems",
		"/sign-in/begin",
		"/sign-in/finish",
		"/ws",
	]
	.map(String::from)
	.into_iter()
	.chain(["begin", "look", "reveal"].map(|act| format!("{field}/{act}")))
	.collect();
	let paths = document["paths"].as_object().unwrap();
	assert_eq!(paths.keys().cloned().collect::<BTreeSet<_>>(), expected);
	for (path, item) in paths {
		let client = match item["servers"][0]["url"].as_str() {
			Some("/") => server.client().at_origin(),
			_ => server.client(),
		};
		for verb in ["get", "post"].into_iter().filter(|verb| item.get(verb).is_some()) {
			let method: Method = verb.to_uppercase().parse().unwrap();
			let path = path.replace("{chain}", "test").replace("{account}", ALICE);
			let request = client.request(method, &path.replace("{field}", "web"));
			let answer = Answer::of(request.send().await.unwrap()).await;
			let unknown = ["no-such-resource", "wrong-verb"];
			assert!(answer.status == 200 || !unknown.contains(&answer.problem().1), "{path}");
		}
	}
}
