//! Shows one request.

use std::io::{BufRead, Write};

use litentry_vocabulary::Moment;

use super::{Console, Failure, Which, hinting::note, json, table::Table, which::address, words};
use crate::{
	account_text::AccountText,
	desk::{ChainView, RequestView},
	outbox::Dispatch,
	web::amount::amount,
};

/// What the operator is shown of a request.
pub(super) struct Shown<'a> {
	pub(super) chain: &'a ChainView,
	pub(super) view: &'a RequestView,
	pub(super) dispatch: Option<Dispatch>,
}

impl<I: BufRead, O: Write> Console<'_, I, O> {
	pub(super) async fn show(&mut self, which: &Which, as_json: bool) -> Result<(), Failure> {
		let (chain, mut view) = self.find(which).await?;
		self.add_hints(&mut view).await?;
		let shown =
			Shown { dispatch: self.office.dispatch(view.key).await?, chain: &chain, view: &view };
		match as_json {
			true => Ok(writeln!(self.out, "{}", json::shown(&shown))?),
			false => self.print(&shown),
		}
	}

	fn print(&mut self, shown: &Shown) -> Result<(), Failure> {
		let Shown { chain, view, dispatch } = shown;
		let (now, registrar) = (self.now, chain.registrar.0);
		let account = hex::encode(view.key.account.as_bytes());
		writeln!(self.out, "account   {}, 0x{account}", address(chain, &view.key.account))?;
		writeln!(self.out, "chain     {}, registrar {registrar}", words::plain(&chain.name))?;
		writeln!(self.out, "identity  {}", view.info)?;
		let fee = amount(view.fee, self.coins.get(&view.key.chain));
		writeln!(self.out, "fee       {}", words::plain(&fee))?;
		let (time, ago) = (words::time(view.since), words::ago(view.since, now));
		writeln!(self.out, "asked     {time}, {ago}")?;
		writeln!(self.out, "stage     {}", words::stage(view.stage, now))?;
		if let Some(dispatch) = dispatch {
			writeln!(self.out, "judgement {}", words::dispatch(dispatch, now))?;
		}
		if let Some(until) = view.renewal {
			writeln!(self.out, "renew     by {}", words::time(until))?;
		}
		if let Some(until) = view.banned {
			writeln!(self.out, "banned    until {}", words::time(until))?;
		}
		for obstacle in &view.obstacles {
			writeln!(self.out, "obstacle  {}", words::obstacle(obstacle))?;
		}
		Ok(write!(self.out, "\n{}", fields(view, now))?)
	}

	pub(super) async fn export(&mut self, account: &AccountText) -> Result<(), Failure> {
		let export = self.office.export(account.account).await?;
		Ok(writeln!(self.out, "{export}")?)
	}
}

fn fields(view: &RequestView, now: Moment) -> Table<4> {
	let mut table = Table::new(["field", "value", "rule", "state"]);
	for field in &view.fields {
		let cells = [
			words::plain(field.field.name()),
			words::content(&field.content),
			words::rule(field.rule).into(),
			words::state(&field.state, now),
		];
		table.push_noted(cells, note(field));
	}
	table
}
