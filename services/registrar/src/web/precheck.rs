//! What would stand in the way of a judgement, before any fee is paid.

use std::collections::BTreeMap;

use axum::extract::State;
use maud::{Markup, html};

use super::{
	Failure, WebState,
	amount::amount,
	field, labels,
	page::Page,
	submitted::{Question, Submitted},
	words,
};
use crate::{
	desk::{ChainView, Found},
	identity::Field,
	policy::Obstacle,
	verifier::Hint,
};

/// What is written into the form, by the names of fields; `chain` is one more.
type Written = BTreeMap<String, String>;

pub(super) async fn form(
	State(web): State<WebState>,
	Question(written): Question<Written>,
) -> Result<Page, Failure> {
	let chains = web.desk.chains().await?;
	Ok(render(&web, &chains, &written, None))
}

pub(super) async fn check(
	State(web): State<WebState>,
	Submitted(written): Submitted<Written>,
) -> Result<Page, Failure> {
	let chain = written.get("chain").and_then(|it| web.site.chain(it));
	let chain = chain.ok_or(Failure::Unreadable)?;
	let filled = |field: Field| {
		let text = written.get(field.name())?;
		(!text.is_empty()).then(|| (field, text.clone()))
	};
	let fields = Field::NAMED.into_iter().filter_map(filled).collect();
	let found = web.desk.precheck(chain, fields).await?;
	let chains = web.desk.chains().await?;
	Ok(render(&web, &chains, &written, Some(&found)))
}

fn render(
	web: &WebState,
	chains: &[ChainView],
	written: &Written,
	found: Option<&[Found]>,
) -> Page {
	let chosen = written.get("chain").and_then(|it| web.site.chain(it));
	let view = chains.iter().find(|it| Some(it.chain) == chosen);
	let body = html! {
		h1 { "Check before you pay" }
		p.lead {
			"Write what your identity is to say, and see what would stand in the way of a judgement. "
			"Nothing of it is kept."
		}
		@if let Some(found) = found { (verdict(web, view, found)) }
		form action="/precheck" method="post" {
			label for="chain" { "Chain" }
			select #chain name="chain" {
				@for it in chains {
					option value=(web.site.slug(it.chain)) selected[Some(it.chain) == chosen] { (it.name) }
				}
			}
			@for field in Field::NAMED {
				(input(&field, written, found.unwrap_or_default()))
			}
			button #check { "Check" }
		}
	};
	Page::new("Check before you pay", body).listed()
}

/// Whether the identity could be judged as it is.
fn verdict(web: &WebState, view: Option<&ChainView>, found: &[Found]) -> Markup {
	let problems = found.iter().filter(|it| is_problem(it)).count();
	let general = found.iter().filter(|(it, _)| field::of(it).is_none());
	html! {
		section.card #verdict role="status" aria-labelledby="outcome" {
			@if problems == 0 {
				h2 #outcome { "Nothing stands in the way" }
				p { "When you have asked for a judgement, you are asked to show that the fields are yours." }
			} @else {
				h2 #outcome { "Something has to be changed first" }
				p { "See what is said below." }
			}
			@for (obstacle, _) in general { p.hint { (words::obstacle(obstacle)) } }
			@if let Some(view) = view {
				p.note {
					"A judgement on " (view.name) " costs "
					(amount(view.fee, web.coins.get(&view.chain))) ", paid to registrar number "
					(view.registrar.0) "."
				}
			}
		}
	}
}

/// Whether something has to be changed, and not just be shown later on.
const fn is_problem((obstacle, hint): &Found) -> bool {
	match obstacle {
		Obstacle::Unverified { .. } => hint.is_some(),
		Obstacle::AwaitsOperator { .. } => false,
		_ => true,
	}
}

fn input(of: &Field, written: &Written, found: &[Found]) -> Markup {
	let (name, id) = (of.name(), field::id(of));
	let value = written.get(name).map(String::as_str).unwrap_or_default();
	let said = found.iter().find(|(it, _)| field::of(it) == Some(of));
	let described = said.map(|_| format!("{id}-said"));
	let invalid = said.filter(|it| is_problem(it)).map(|_| "true");
	html! {
		div.question {
			label for=(id) { (labels::field(of)) }
			input #(id) name=(name) value=(value) autocomplete=(autocomplete(of)) spellcheck="false"
				aria-describedby=[&described] aria-invalid=[invalid];
			@if let Some(found) = said {
				p.hint[is_problem(found)] id=[&described] { (explain(found)) }
			}
		}
	}
}

fn explain((obstacle, hint): &Found) -> Markup {
	html! {
		@match (obstacle, hint) {
			(Obstacle::Unverified { .. } | Obstacle::Unreadable { .. }, Some(it)) => (in_form(it)),
			_ => (words::obstacle(obstacle)),
		}
	}
}

fn in_form(hint: &Hint) -> Markup {
	html! {
		@match hint {
			Hint::Malformed { expected } => { "Expected is " (expected) "." },
			hint => (words::hint(hint)),
		}
	}
}

/// What browsers may offer to fill in.
const fn autocomplete(field: &Field) -> &'static str {
	match field {
		Field::Display => "nickname",
		Field::Legal => "name",
		Field::Web => "url",
		Field::Email => "email",
		_ => "off",
	}
}
