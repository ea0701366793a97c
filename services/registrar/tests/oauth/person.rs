//! A person with a browser, who fills in the provider's own forms.

use std::collections::BTreeMap;

use litentry_registrar::oauth::Returned;
use reqwest::{
	Client, RequestBuilder, Response, Url,
	header::{COOKIE, LOCATION, SET_COOKIE},
	redirect::Policy,
};

use crate::ORIGIN;

/// Signs in as this account, allows everything, and comes back.
pub(crate) async fn sign_in(url: &str, account: &str) -> Returned {
	let mut browser = Browser::new();
	let login = browser.open(url).await.page().await;
	let fields = [("prompt", "login"), ("login", account), ("password", "any")];
	let consent = browser.submit(&form(&login), &fields).await.page().await;
	browser.submit(&form(&consent), &[("prompt", "consent")]).await.returned()
}

/// Signs in as this account, and does not allow it.
pub(crate) async fn deny(url: &str, account: &str) -> Returned {
	let mut browser = Browser::new();
	let login = browser.open(url).await.page().await;
	let fields = [("prompt", "login"), ("login", account), ("password", "any")];
	let consent = browser.submit(&form(&login), &fields).await.page().await;
	let cancel = between(&consent, "<a href=\"", "\"").to_owned();
	browser.open(&cancel).await.returned()
}

/// What the provider says in place of a form.
pub(crate) async fn look(url: &str) -> Returned {
	Browser::new().open(url).await.returned()
}

/// Where somebody is: on a page, or sent back.
enum Place {
	Page(Response),
	Back(Url),
}

impl Place {
	async fn page(self) -> String {
		match self {
			Self::Page(page) => page.text().await.unwrap(),
			Self::Back(url) => panic!("sent back to {url}"),
		}
	}

	fn returned(self) -> Returned {
		let Self::Back(url) = self else {
			panic!("not sent back");
		};
		let parameters: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
		serde_json::from_value(serde_json::to_value(parameters).unwrap()).unwrap()
	}
}

struct Browser {
	client: Client,
	cookies: BTreeMap<String, String>,
}

impl Browser {
	fn new() -> Self {
		let client = Client::builder().redirect(Policy::none()).no_proxy().build().unwrap();
		Self { client, cookies: BTreeMap::new() }
	}

	async fn open(&mut self, url: &str) -> Place {
		self.follow(self.client.get(url)).await
	}

	async fn submit(&mut self, url: &str, fields: &[(&str, &str)]) -> Place {
		self.follow(self.client.post(url).form(fields)).await
	}

	/// Goes where it is sent, until there is a page or the provider is left.
	async fn follow(&mut self, mut request: RequestBuilder) -> Place {
		loop {
			let page = request.header(COOKIE, self.cookies()).send().await.unwrap();
			self.keep_cookies(&page);
			let Some(to) = page.headers().get(LOCATION) else {
				return Place::Page(page);
			};
			let to = page.url().join(to.to_str().unwrap()).unwrap();
			if to.as_str().starts_with(ORIGIN) {
				return Place::Back(to);
			}
			request = self.client.get(to);
		}
	}

	fn cookies(&self) -> String {
		let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
		cookies.collect::<Vec<_>>().join("; ")
	}

	fn keep_cookies(&mut self, page: &Response) {
		for cookie in page.headers().get_all(SET_COOKIE) {
			let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
			let value = rest.split(';').next().unwrap();
			self.cookies.insert(name.to_owned(), value.to_owned());
		}
	}
}

/// Where a page's form leads.
fn form(page: &str) -> String {
	between(page, "action=\"", "\"").to_owned()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
	let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start} in {text}"));
	rest.split_once(end).unwrap().0
}
