//! Files of the website.

use std::{
	net::SocketAddr,
	sync::{
		Arc,
		atomic::{AtomicUsize, Ordering},
	},
	time::Duration,
};

use axum::{
	Router,
	http::{StatusCode, header::CONTENT_TYPE},
	response::{IntoResponse, Redirect},
	routing::get,
};
use litentry_public_internet::Addresses;
use litentry_registrar::{
	challenge::Channel,
	verifier::{Finding, Hint, Instruction, Verifier},
	verifiers::{
		dns::Dnssec,
		fetch::{FetchFailed, Fetcher, Fetching, MAX_FILE, Trust},
		web::WebVerifier,
	},
};
use tokio::time::sleep;

use crate::{
	FILE, claim, fetching, name_server::nobody, other_code, published, resolvers, this_code,
	verifier, website::Authority,
};

fn at() -> String {
	format!("https://example.org{FILE}")
}

fn found() -> Result<Finding, Hint> {
	Ok(Finding { from: "example.org".to_owned(), platform_id: None })
}

fn other_content() -> Result<Finding, Hint> {
	Err(Hint::OtherContent { at: at() })
}

async fn fetching_verifier(fetching: Fetching) -> WebVerifier {
	verifier(resolvers(vec![nobody().await], Dnssec::Ignored), fetching)
}

async fn look_with(fetching: Fetching) -> Result<Finding, Hint> {
	let claim = claim("example.org", Channel::WellKnown);
	fetching_verifier(fetching).await.look(&claim, this_code(), None).await
}

/// What is found on a website that answers so.
async fn look_at(router: Router) -> Result<Finding, Hint> {
	let authority = Authority::new();
	let website = authority.serve("example.org", router);
	let trust = Trust::Only(vec![authority.certificate()]);
	look_with(fetching(trust, &[("example.org", website)])).await
}

fn file<R: IntoResponse + Clone + Send + Sync + 'static>(response: R) -> Router {
	Router::new().route(FILE, get(move || async move { response }))
}

#[tokio::test]
async fn a_code_is_to_be_published_where_it_is_looked_for() {
	let verifier = fetching_verifier(fetching(Trust::Only(Vec::new()), &[])).await;
	let begun = verifier.begin(&claim("example.org", Channel::WellKnown), this_code()).await;
	let text = published(this_code());
	assert_eq!(begun, Ok(Instruction::Publish { text, at: at() }));
}

#[tokio::test]
async fn a_file_with_the_code_shows_the_website() {
	let code = published(this_code());
	assert_eq!(look_at(file(code.clone())).await, found());
	let among_others = format!("{}\r\n{code}\r\n", published(other_code()));
	assert_eq!(look_at(file(among_others)).await, found());
}

#[tokio::test]
async fn anything_else_shows_nothing() {
	let code = published(this_code());
	let html = [(CONTENT_TYPE, "text/html; charset=utf-8")];
	assert_eq!(look_at(file((html, code.clone()))).await, other_content());
	assert_eq!(look_at(file(published(other_code()))).await, other_content());
	assert_eq!(look_at(file(format!("<p>{code}</p>"))).await, other_content());
	let long = format!("{code}\n{}", "x".repeat(MAX_FILE));
	assert_eq!(look_at(file(long)).await, other_content());
	let not_published = Err(Hint::NotPublished { at: at() });
	assert_eq!(look_at(Router::new()).await, not_published);
	assert_eq!(look_at(file((StatusCode::FORBIDDEN, code))).await, not_published);
}

#[tokio::test]
async fn a_redirection_is_followed_within_the_host_alone() {
	let code = published(this_code());
	let elsewhere = Router::new().route("/code", get(|| async { code }));
	let within = elsewhere.clone().route(FILE, get(|| async { Redirect::permanent("/code") }));
	assert_eq!(look_at(within).await, found());

	let authority = Authority::new();
	let asked = Arc::new(AtomicUsize::new(0));
	let counter = Arc::clone(&asked);
	let count = move || async move { counter.fetch_add(1, Ordering::SeqCst).to_string() };
	let other = authority.serve("www.example.org", elsewhere.fallback(get(count)));
	for to in [
		"https://www.example.org/other".to_owned(),
		format!("https://127.0.0.1:{}/other", other.port()),
		format!("https://example.org:{}/other", other.port()),
		"http://example.org/code".to_owned(),
		"https://example.org./code".to_owned(),
		format!("https://[::ffff:127.0.0.1]:{}/other", other.port()),
		"https://somebody@www.example.org/code".to_owned(),
	] {
		let website = authority.serve("example.org", file(Redirect::temporary(&to)));
		let hosts = [("example.org", website), ("www.example.org", other)];
		let trust = Trust::Only(vec![authority.certificate()]);
		let not_published = Err(Hint::NotPublished { at: at() });
		assert_eq!(look_with(fetching(trust, &hosts)).await, not_published, "{to}");
	}
	assert_eq!(asked.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_circle_of_redirections_ends() {
	let circle = file(Redirect::temporary(FILE));
	assert_eq!(look_at(circle).await, Err(Hint::NotPublished { at: at() }));
}

#[tokio::test]
async fn a_website_needs_a_certificate_for_its_name_from_a_trusted_authority() {
	let unreachable = Err(Hint::Unreachable { what: "the website" });
	let (authority, stranger) = (Authority::new(), Authority::new());
	let trust = || Trust::Only(vec![authority.certificate()]);
	let router = || file(published(this_code()));
	for (by, name) in [(&authority, "example.com"), (&stranger, "example.org")] {
		let website = by.serve(name, router());
		let fetching = fetching(trust(), &[("example.org", website)]);
		assert_eq!(look_with(fetching).await, unreachable, "{name}");
	}
}

#[tokio::test]
async fn a_website_that_is_too_slow_or_away_cannot_be_reached() {
	let unreachable = Err(Hint::Unreachable { what: "the website" });
	let slow = || async { sleep(Duration::from_secs(60)).await };
	assert_eq!(look_at(Router::new().route(FILE, get(slow))).await, unreachable);
	let away = fetching(Trust::Only(Vec::new()), &[("example.org", nobody().await)]);
	assert_eq!(look_with(away).await, unreachable);
}

#[tokio::test]
async fn without_encryption_nothing_is_fetched_unless_that_is_wanted() {
	let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
	let website: SocketAddr = listener.local_addr().unwrap();
	tokio::spawn(async { axum::serve(listener, file(published(this_code()))).await });
	let open = fetching(Trust::Only(Vec::new()), &[("example.org", website)]);
	let unreachable = Err(Hint::Unreachable { what: "the website" });
	assert_eq!(look_with(open.clone()).await, unreachable);
	let fetcher = Fetcher::new(open.clone()).unwrap();
	let url = format!("http://example.org{FILE}");
	assert_eq!(fetcher.text(&url).await, Err(FetchFailed::Unreachable));
	assert_eq!(look_with(Fetching { plain: true, ..open }).await, found());
}

#[tokio::test]
async fn what_is_near_is_never_asked() {
	let authority = Authority::new();
	let website = authority.serve("localhost", file(published(this_code())));
	let trust = Trust::Only(vec![authority.certificate()]);
	let any = fetching(trust, &[]);
	let public = Fetching { addresses: Addresses::Public, ..any.clone() };
	let fetch = async |fetching: &Fetching, host: &str| {
		let url = format!("https://{host}:{}{FILE}", website.port());
		Fetcher::new(fetching.clone()).unwrap().text(&url).await
	};
	assert_eq!(fetch(&any, "localhost").await, Ok(published(this_code())));
	for host in [
		"localhost",
		"127.0.0.1",
		"127.0.0.1.",
		"2130706433",
		"0x7f.1",
		"0.0.0.0",
		"[::1]",
		"[::]",
		"[::127.0.0.1]",
		"[::ffff:127.0.0.1]",
		"[64:ff9b::7f00:1]",
		"[64:ff9b:1::7f00:1]",
		"[2002:7f00:1::]",
	] {
		assert_eq!(fetch(&public, host).await, Err(FetchFailed::NotPublic), "{host}");
	}
}
