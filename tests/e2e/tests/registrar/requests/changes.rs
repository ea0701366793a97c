//! Requests that are taken back, and identities that change while a judgement is waited for.

use litentry_local_network::registrar::{
	Endpoint, Guest, Identity, Ill, Registrar, RegistrarNetwork,
};
use serde_json::json;

use crate::applicant::Applicant;
use crate::story::{Verdict, story};
use crate::world::never_judged;

/// All of them, with one person for each; the registrar asks the chain through the endpoint.
pub(super) async fn all(
	network: &RegistrarNetwork,
	registrar: &Registrar,
	endpoint: Endpoint,
	fickle: &[Guest],
) -> Vec<Verdict> {
	let [cancels, clears, edits, edits_late] = fickle else {
		panic!("one person for each story");
	};
	let (one, other, third) = tokio::join!(
		story("a request is cancelled", cancelled(network, registrar, cancels)),
		story("an identity is cleared", cleared(network, registrar, clears)),
		story("an identity is edited before it is verified", edited(network, registrar, edits)),
	);
	// Alone, because the endpoint keeps everybody's transactions back.
	let late = edited_late(network, registrar, endpoint, edits_late);
	let late = story("an identity is edited while the judgement is on its way", late).await;
	vec![one, other, third, late]
}

async fn cancelled(network: &RegistrarNetwork, registrar: &Registrar, guest: &Guest) {
	let identity = Identity::with_email("cancels@example.org");
	let applicant = Applicant::guest(network, registrar, guest, &identity).await;
	let link = applicant.link().await;
	guest.cancel(registrar.office.index).await.unwrap();
	is_over(network, &applicant, "cancelled", &link).await;
}

async fn cleared(network: &RegistrarNetwork, registrar: &Registrar, guest: &Guest) {
	let identity = Identity::with_email("clears@example.org");
	let applicant = Applicant::guest(network, registrar, guest, &identity).await;
	let link = applicant.link().await;
	guest.clear().await.unwrap();
	is_over(network, &applicant, "cleared", &link).await;
}

/// The link of a request that has ended confirms nothing.
async fn is_over(network: &RegistrarNetwork, applicant: &Applicant<'_>, stage: &str, link: &str) {
	applicant.visitor.wait_for_stage(stage).await.unwrap();
	applicant.visitor.confirm(link).await.unwrap_err();
	never_judged(&network.judgements, applicant.account).await;
}

/// What was sent to the old address says nothing about the new one.
async fn edited(network: &RegistrarNetwork, registrar: &Registrar, guest: &Guest) {
	let identity = Identity::with_email("before@example.org");
	let mut applicant = Applicant::guest(network, registrar, guest, &identity).await;
	let link = applicant.link().await;
	let info = guest.edit(&Identity::with_email("after@example.org")).await.unwrap();
	applicant.changed("after@example.org", info).await;
	applicant.visitor.confirm(&link).await.unwrap_err();
	applicant.verify().await;
	applicant.is_judged_once().await;
}

/// The judgement comes to the chain when the identity is another one already.
async fn edited_late(
	network: &RegistrarNetwork,
	registrar: &Registrar,
	mut endpoint: Endpoint,
	guest: &Guest,
) {
	let identity = Identity::with_email("verified@example.org");
	let mut applicant = Applicant::guest(network, registrar, guest, &identity).await;
	let link = applicant.link().await;
	endpoint.fall(Ill::Mute).await.unwrap();
	applicant.confirm(&link).await;
	let judgement = endpoint.wait_for_transaction().await.unwrap();

	let info = guest.edit(&Identity::with_email("unverified@example.org")).await.unwrap();
	let submitted = network.node.rpc().call("author_submitExtrinsic", json!([judgement])).await;
	submitted.unwrap();
	endpoint.fall(Ill::Well).await.unwrap();
	applicant.changed("unverified@example.org", info).await;
	never_judged(&network.judgements, applicant.account).await;
	applicant.verify().await;
	applicant.is_judged_once().await;
}
