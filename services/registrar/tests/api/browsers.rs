//! Pages of other origins, as browsers let them ask.

use reqwest::Method;

use crate::server::Server;

#[tokio::test]
async fn pages_of_any_origin_may_ask_but_never_with_cookies() {
	let server = Server::start().await;
	let client = server.client();
	for path in ["/chains", "/nothing"] {
		let answer = client.get(path).await;
		assert_eq!(answer.headers["access-control-allow-origin"], "*");
		assert!(!answer.headers.contains_key("access-control-allow-credentials"));
		assert_eq!(answer.headers["cache-control"], "no-store");
		assert_eq!(answer.headers["x-content-type-options"], "nosniff");
	}
}

#[tokio::test]
async fn browsers_are_told_beforehand_what_pages_may_send() {
	let server = Server::start().await;
	let request = server.client().request(Method::OPTIONS, "/sign-in/begin");
	let request = request
		.header("origin", "https://wallet.example")
		.header("access-control-request-method", "POST")
		.header("access-control-request-headers", "authorization,content-type");
	let answer = request.send().await.unwrap();
	assert_eq!(answer.status(), 204);
	let headers = answer.headers();
	assert_eq!(headers["access-control-allow-origin"], "*");
	assert_eq!(headers["access-control-allow-methods"], "GET, POST");
	assert_eq!(headers["access-control-allow-headers"], "authorization, content-type");
}
