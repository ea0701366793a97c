//! Lists the open requests.

use std::io::{BufRead, Write};

use super::{Console, Failure, Span, json, table::Table, which::address, words};
use crate::desk::{ChainView, RequestView, Stage};

/// How many requests are read at once.
const PAGE: u32 = 256;

impl<I: BufRead, O: Write> Console<'_, I, O> {
	pub(super) async fn list(&mut self, as_json: bool) -> Result<(), Failure> {
		let chains = self.office.chains().await?;
		let mut table = Table::new(["chain", "account", "since", "stage", "obstacles"]);
		let mut last = None;
		loop {
			let page = self.office.requests(last, PAGE).await?;
			for view in &page {
				let chain = chains.iter().find(|chain| chain.chain == view.key.chain);
				let Some(chain) = chain else { continue };
				match as_json {
					true => writeln!(self.out, "{}", json::request(chain, view))?,
					false => table.push(self.row(chain, view)),
				}
			}
			last = page.last().map(|view| view.key);
			if last.is_none() {
				break;
			}
		}
		if !as_json {
			write!(self.out, "{table}")?;
		}
		Ok(())
	}

	fn row(&self, chain: &ChainView, view: &RequestView) -> [String; 5] {
		let retry = (view.stage == Stage::Failed).then(|| "a retry by the operator".to_owned());
		let waits_for = retry.into_iter().chain(view.obstacles.iter().map(words::obstacle));
		[
			words::plain(&chain.name),
			address(chain, &view.key.account),
			Span::between(view.since, self.now).to_string(),
			words::stage(view.stage, self.now),
			waits_for.collect::<Vec<_>>().join("; "),
		]
	}
}
