//! What would stand in the way of a judgement, before any fee is paid.

use std::collections::BTreeMap;

use axum::extract::State;
use maud::{Markup, html};

use super::{
	Failure, WebState,
	amount::amount,
	before, field, labels,
	page::Page,
	submitted::{Question, Submitted},
	words,
};
use crate::{
	desk::{ChainView, Found},
	identity::Field,
	policy::{Obstacle, Rule},
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
	let asked = chains.iter().filter(|it| view.is_none_or(|view| view.chain == it.chain));
	let is_refused = |field: &Field| asked.clone().all(|it| refuses(it, field));
	let is_written = |field: &Field| written.get(field.name()).is_some_and(|it| !it.is_empty());
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
			(inputs(web, written, found.unwrap_or_default(), |it| !is_refused(it)))
			@if Field::NAMED.iter().any(is_refused) {
				details open[Field::NAMED.iter().any(|it| is_refused(it) && is_written(it))] {
					summary { "Not verified here" }
					(inputs(web, written, found.unwrap_or_default(), is_refused))
				}
			}
			p { button #check { "Check" } }
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
				p { "Below is what you will be asked for when you have asked for a judgement." }
			} @else {
				h2 #outcome { "Something has to be changed first" }
				p { "See what is said below." }
			}
			@for said in general.filter_map(|(it, _)| before::obstacle(it)) { p.hint { (said) } }
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

fn refuses(chain: &ChainView, field: &Field) -> bool {
	chain.rules.get(field).is_none_or(|rule| *rule == Rule::Refused)
}

fn inputs(
	web: &WebState,
	written: &Written,
	found: &[Found],
	is_wanted: impl Fn(&Field) -> bool,
) -> Markup {
	html! {
		@for field in Field::NAMED.iter().filter(|it| is_wanted(it)) { (input(web, field, written, found)) }
	}
}

fn input(web: &WebState, of: &Field, written: &Written, found: &[Found]) -> Markup {
	let (name, id) = (of.name(), field::id(of));
	let value = written.get(name).map(String::as_str).unwrap_or_default();
	let said = found.iter().find(|(it, _)| field::of(it) == Some(of));
	let told = said.and_then(|it| explain(web, it));
	let described = told.as_ref().map(|_| format!("{id}-said"));
	let invalid = said.filter(|it| is_problem(it)).map(|_| "true");
	html! {
		div.question {
			label for=(id) { (labels::field(of)) }
			input #(id) name=(name) value=(value) autocomplete=(autocomplete(of)) spellcheck="false"
				aria-describedby=[&described] aria-invalid=[invalid];
			@if let Some(told) = told {
				p.hint[invalid.is_some()] id=[&described] { (told) }
			}
		}
	}
}

fn explain(web: &WebState, (obstacle, hint): &Found) -> Option<Markup> {
	match (obstacle, hint) {
		(Obstacle::Unverified { .. } | Obstacle::Unreadable { .. }, Some(it)) => {
			Some(in_form(web, it))
		}
		_ => before::obstacle(obstacle),
	}
}

fn in_form(web: &WebState, hint: &Hint) -> Markup {
	html! {
		@match hint {
			Hint::Malformed { expected } => { "Expected is " (expected) "." },
			hint => (words::hint(hint, web.contact())),
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
