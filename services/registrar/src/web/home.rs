//! The first page: what the registrar does, on each chain, and whether it does.

use std::collections::BTreeMap;

use axum::extract::State;
use litentry_vocabulary::Moment;
use maud::{Markup, html};

use super::{Failure, WebState, amount::amount, page::Page, time, words};
use crate::{desk::ChainView, identity::Field, policy::Rule};

/// After so many milliseconds without a finalized block something is wrong with the chain, or with the
/// way there.
const STALLED: u64 = 5 * 60 * 1000;

pub(super) async fn page(State(web): State<WebState>) -> Result<Page, Failure> {
	let chains = web.desk.chains().await?;
	let body = html! {
		h1 { "Verified identities, without a human in the loop" }
		p.lead {
			"This registrar verifies what on-chain identities say of themselves, and tells the chain what "
			"it found. Everybody can look up how far a request has come."
		}
		(search(&web, &chains))
		(how_to_ask())
		@for chain in &chains { (show(&web, chain)) }
	};
	Ok(Page::new("Verified identities", body).listed())
}

/// Looks up a request.
fn search(web: &WebState, chains: &[ChainView]) -> Markup {
	html! {
		section aria-labelledby="find" {
			h2 #find { "Find your request" }
			form.row action="/find" method="get" {
				div {
					label for="chain" { "Chain" }
					select #chain name="chain" {
						@for it in chains { option value=(web.site.slug(it.chain)) { (it.name) } }
					}
				}
				div.wide {
					label for="address" { "Address of the account" }
					input #address name="address" required autocomplete="off" spellcheck="false";
				}
				button { "Show the request" }
			}
		}
	}
}

fn how_to_ask() -> Markup {
	html! {
		section aria-labelledby="how" {
			h2 #how { "How to get a judgement" }
			ol {
				li { a href="/precheck" { "Check" } " what you want to set, before you pay anything." }
				li {
					"Set the identity on its chain with any wallet: " code { "identity.setIdentity" } "."
				}
				li {
					"Ask this registrar for a judgement: " code { "identity.requestJudgement" }
					" with its number and at least its fee, both below."
				}
				li {
					"Look up the page of your request here, sign in with the account, and show that each "
					"field is yours. Until then you can take the request back, and the fee with it: "
					code { "identity.cancelRequest" } "."
				}
			}
		}
	}
}

fn show(web: &WebState, chain: &ChainView) -> Markup {
	let id = format!("chain-{}", web.site.slug(chain.chain));
	let coin = web.coins.get(&chain.chain);
	html! {
		section.card aria-labelledby=(id) {
			h2 #(id) { (chain.name) }
			dl {
				dt { "State" }
				dd { (liveness(chain, web.now())) }
				dt { "Registrar" }
				dd { "number " (chain.registrar.0) }
				dt { "Fee" }
				dd { (amount(chain.fee, coin)) }
				dt { "Open requests" }
				dd { (chain.open) }
				dt { "Judged" }
				dd { (chain.judged) }
				@if let Some(median) = chain.median {
					dt { "Usual time" }
					dd { (time::span(median)) " from the request to the judgement" }
				}
			}
			(rules(&chain.rules))
			details {
				summary { "Genesis of the chain" }
				p { code { (chain.chain) } }
			}
		}
	}
}

fn liveness(chain: &ChainView, now: Moment) -> Markup {
	let Some((block, at)) = chain.seen else {
		return html! { span.badge.wait { "Starting" } " No finalized block was seen yet." };
	};
	let age = now.saturating_sub(at);
	html! {
		@if age < STALLED {
			span.badge.good { "At work" }
		} @else {
			span.badge.bad { "Cut off" }
		}
		" Finalized block " (block) " was seen " (time::span(age)) " ago, " (time::moment(at)) "."
		@if age >= STALLED {
			" Requests wait until the chain is seen again; none is lost."
		}
	}
}

/// What is done with each field that is set.
fn rules(rules: &BTreeMap<Field, Rule>) -> Markup {
	let of =
		|wanted| rules.iter().filter(move |(_, rule)| **rule == wanted).map(|(field, _)| field);
	let is_refused = |field: &Field| rules.get(field).is_none_or(|rule| *rule == Rule::Refused);
	html! {
		h3 { "Verified here" }
		ul.fields {
			@for field in of(Rule::Verified) { li { (words::name(field)) } }
			@for field in of(Rule::ByOperator) {
				li { (words::name(field)) " (by the operator, which takes longer)" }
			}
		}
		@if Field::NAMED.iter().any(is_refused) {
			h3 { "Clear before you ask" }
			ul.fields {
				@for field in Field::NAMED.iter().filter(|it| is_refused(it)) { li { (words::name(field)) } }
			}
		}
	}
}
