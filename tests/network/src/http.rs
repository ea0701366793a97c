//! HTTP to this machine.

use std::time::Duration;

use reqwest::Client;
use reqwest::redirect::Policy;

use crate::Fault;

const LIMIT: Duration = Duration::from_secs(10);

/// A client that reaches servers on this machine, also one without CA certificates or with a proxy.
pub(crate) fn client() -> Result<Client, Fault> {
	let builder = Client::builder().no_proxy().redirect(Policy::none()).timeout(LIMIT);
	builder.tls_certs_only([]).build().map_err(Fault::NoClient)
}

/// Whether a server answers at this URL, with whatever it says.
pub(crate) async fn answers(client: &Client, url: &str) -> bool {
	client.get(url).send().await.is_ok()
}
