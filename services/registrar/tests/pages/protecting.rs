//! What protects whoever uses the pages.

use reqwest::{Method, StatusCode};

use crate::{
	house::{FIELDS, House, account, alice, path},
	visitor::{Reply, Visitor},
};

const HEADERS: [(&str, &str); 6] = [
	("cache-control", "no-store"),
	("referrer-policy", "no-referrer"),
	("x-content-type-options", "nosniff"),
	("x-frame-options", "DENY"),
	("cross-origin-opener-policy", "same-origin"),
	("cross-origin-resource-policy", "same-origin"),
];

#[track_caller]
fn check(name: &str, reply: &Reply) {
	let policy = reply.headers["content-security-policy"].to_str().unwrap();
	assert!(
		policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"),
		"{name}"
	);
	assert!(!policy.contains("unsafe") && policy.contains("base-uri 'none'"), "{name}");
	for (header, value) in HEADERS {
		assert_eq!(reply.headers[header], value, "{name}: {header}");
	}
	assert!(!reply.says("style=") && !reply.says("<style") && !reply.says("<script>"), "{name}");
	for handler in ["onclick", "onload", "javascript:"] {
		assert!(!reply.says(handler), "{name}: {handler}");
	}
}

#[tokio::test]
async fn every_page_and_every_failure_is_protected() {
	let house = House::new().await;
	let page = path(account(&alice()));
	house.ask(account(&alice()), &FIELDS).await;
	let visitor = Visitor::signed_in(&house, &alice()).await;
	let sign_in = format!("/sign-in{page}");
	for path in [
		"/",
		"/precheck",
		"/audit",
		"/robots.txt",
		&page,
		&sign_in,
		"/nothing",
		"/test-net/x",
		"/sign-out",
		"/find",
		"/confirm/x",
		"/oauth/github/callback",
		"/oauth/github/callback?code=%ff",
	] {
		check(path, &visitor.get(path).await);
	}
	for path in ["/sign-out", "/precheck", "/confirm/x", "/nothing", "/"] {
		check(path, &visitor.post(path, &[]).await);
	}
	let other = visitor.request(Method::POST, "/sign-out").header("origin", "https://evil.example");
	check("of another site", &visitor.send(other).await);
}

#[tokio::test]
async fn nothing_is_loaded_from_elsewhere() {
	let house = House::new().await;
	let visitor = Visitor::of(&house);
	for page in ["/", &*format!("/sign-in{}", path(account(&alice()))), &path(account(&alice()))] {
		let page = visitor.get(page).await;
		let head = page.body.split_once("</head>").unwrap().0;
		assert!(!page.body[head.len()..].contains(" src="));
		let loaded = head.split(" src=\"").skip(1).chain(head.split(" href=\"").skip(1));
		let mut count = 0;
		for url in loaded.map(|it| it.split('"').next().unwrap()) {
			assert!(url.starts_with("/assets/"), "{url}");
			let asset = visitor.get(url).await;
			assert_eq!(asset.status, StatusCode::OK, "{url}");
			assert_eq!(asset.headers["cache-control"], "public, max-age=31536000, immutable");
			count += 1;
		}
		assert!(count >= 2);
	}
}

#[tokio::test]
async fn no_other_website_does_anything_here() {
	let house = House::new().await;
	let page = path(account(&alice()));
	house.ask(account(&alice()), &FIELDS).await;
	let visitor = Visitor::signed_in(&house, &alice()).await;
	let begin = [("field", "email"), ("channel", "mail-link")];
	let path = format!("{page}/begin");
	for (header, value) in [
		("sec-fetch-site", "cross-site"),
		("sec-fetch-site", "same-site"),
		("sec-fetch-site", "none"),
		("origin", "https://evil.example"),
		("origin", "null"),
		("x-nothing", "at all"),
	] {
		let request = visitor.request(Method::POST, &path).header(header, value).form(&begin);
		assert_eq!(visitor.send(request).await.status, StatusCode::FORBIDDEN, "{header}: {value}");
	}
	assert_eq!(house.mail.count(), 0);
	let ours = visitor.request(Method::POST, &path).header("origin", &house.origin).form(&begin);
	assert_eq!(visitor.send(ours).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_address_may_do_only_so_much() {
	let house = House::admitting(2).await;
	let visitor = Visitor::of(&house);
	let post = |address: &'static str| {
		let request = visitor.request(Method::POST, "/precheck").header("x-real-ip", address);
		let request =
			request.header("sec-fetch-site", "same-origin").form(&[("chain", "test-net")]);
		visitor.send(request)
	};
	for _ in 0..2 {
		assert_eq!(post("192.0.2.1").await.status, StatusCode::OK);
	}
	let third = post("192.0.2.1").await;
	assert_eq!(third.status, StatusCode::TOO_MANY_REQUESTS);
	assert_eq!(third.headers["retry-after"], "Thu, 01 Jan 1970 01:16:40 GMT");
	assert_eq!(post("192.0.2.2").await.status, StatusCode::OK);
	assert_eq!(visitor.get("/").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_form_has_an_end() {
	let house = House::new().await;
	let long = "x".repeat(300 * 1024);
	let form = [("chain", "test-net"), ("display", &*long)];
	let reply = Visitor::of(&house).post("/precheck", &form).await;
	assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
	assert!(reply.says("This is too long"), "{}", reply.body);
}

#[tokio::test]
async fn another_website_uses_up_nothing_of_what_somebody_may_do() {
	let house = House::admitting(1).await;
	let visitor = Visitor::of(&house);
	for _ in 0..3 {
		let request = visitor.request(Method::POST, "/precheck");
		let reply = visitor.send(request.header("sec-fetch-site", "cross-site")).await;
		assert_eq!(reply.status, StatusCode::FORBIDDEN);
	}
	let ours = visitor.post("/precheck", &[("chain", "test-net")]).await;
	assert_eq!(ours.status, StatusCode::OK);
}

#[tokio::test]
async fn where_the_way_is_encrypted_cookies_take_no_other() {
	let house = House::at("https://registrar.example.org").await;
	let visitor = Visitor::of(&house);
	let reply = visitor.sign_in(account(&alice()), &alice()).await;
	let cookie = reply.headers["set-cookie"].to_str().unwrap();
	assert!(cookie.starts_with("__Host-registrar-session="), "{cookie}");
	assert!(cookie.ends_with("; HttpOnly; SameSite=Lax; Secure; Path=/"), "{cookie}");
	assert_eq!(reply.headers["strict-transport-security"], "max-age=31536000");
}
