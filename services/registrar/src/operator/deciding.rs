//! What the operator decides about a request.

use std::io::{BufRead, Write};

use super::{Console, Failure, JudgementName, Which, which::address, words};
use crate::{
	desk::{ChainView, FieldState, RequestView},
	identity::{Field, Judgement},
	policy::Rule,
};

impl JudgementName {
	/// The judgement, if it is one that is given.
	fn given(self) -> Result<Judgement, Failure> {
		match self {
			Self::Reasonable => Ok(Judgement::Reasonable),
			Self::KnownGood => Ok(Judgement::KnownGood),
			Self::OutOfDate => Ok(Judgement::OutOfDate),
			Self::Erroneous => Ok(Judgement::Erroneous),
			Self::Unknown => Err(Failure::NeverGiven { judgement: Judgement::Unknown }),
			Self::LowQuality => Err(Failure::NeverGiven { judgement: Judgement::LowQuality }),
			Self::FeePaid => Err(Failure::NeverGiven { judgement: Judgement::FeePaid(0) }),
		}
	}
}

impl<I: BufRead, O: Write> Console<'_, I, O> {
	pub(super) async fn retry(&mut self, which: &Which) -> Result<(), Failure> {
		let (_, view) = self.find(which).await?;
		self.office.retry(view.key).await?;
		Ok(writeln!(self.out, "What has failed is tried again.")?)
	}

	pub(super) async fn retry_all(&mut self) -> Result<(), Failure> {
		let failed = self.office.failed().await?;
		for key in &failed {
			self.office.retry(*key).await?;
		}
		let count = failed.len();
		Ok(writeln!(self.out, "What has failed is tried again, for {count} requests.")?)
	}

	pub(super) async fn approve(
		&mut self,
		which: &Which,
		field: &Field,
		yes: bool,
	) -> Result<(), Failure> {
		let (chain, view) = self.find(which).await?;
		let shown = view.fields.iter().find(|shown| shown.field == *field);
		let shown = shown.ok_or(Failure::NoField)?;
		if shown.rule != Rule::ByOperator {
			return Err(Failure::NotByOperator { rule: shown.rule });
		}
		let content = words::content(&shown.content);
		if let FieldState::Verified { until, .. } = shown.state {
			let until = words::time(until);
			return Ok(writeln!(self.out, "Approved already: {content}, until {until}.")?);
		}
		let (name, address) = (words::plain(field.name()), address(&chain, &view.key.account));
		let question = format!("Approve {content} as {name} of {address}?");
		self.confirm(&question, yes)?;
		self.office.approve(view.key, view.info, field.clone()).await?;
		Ok(writeln!(self.out, "Approved {content}.")?)
	}

	pub(super) async fn judge(
		&mut self,
		which: &Which,
		judgement: JudgementName,
		yes: bool,
	) -> Result<(), Failure> {
		let judgement = judgement.given()?;
		let (chain, view) = self.find(which).await?;
		self.confirm(&question(&chain, &view, judgement), yes)?;
		self.office.judge(view.key, view.info, judgement).await?;
		let name = judgement.name();
		Ok(writeln!(self.out, "Decided: {name}. It is submitted by the running registrar.")?)
	}
}

fn question(chain: &ChainView, view: &RequestView, judgement: Judgement) -> String {
	let (name, address) = (judgement.name(), address(chain, &view.key.account));
	let mut question = String::new();
	for field in &view.fields {
		let field_name = words::plain(field.field.name());
		question += &format!("{field_name}: {}\n", words::content(&field.content));
	}
	for obstacle in &view.obstacles {
		question += &format!("But {}.\n", words::obstacle(obstacle));
	}
	let chain = words::plain(&chain.name);
	question += &format!("Judge {address} on {chain} {name}? This cannot be taken back.");
	question
}
