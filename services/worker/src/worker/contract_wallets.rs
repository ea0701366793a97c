//! Having a committee ask contract wallets.

use super::{Worker, links::NoAnswer};
use crate::{
	Analyzers, Chain, ChainState, Draw, Duty, OpenedLink, RequestedLink, Step, Verdict,
	wallet_inquiry, wallet_verdict,
};

impl<C: Chain, A: Analyzers> Worker<C, A> {
	/// What a committee says of the wallet that is asked for, or `None` before the draw, and while as
	/// many others as may do wait for one.
	pub(super) async fn ask_wallet(
		&self,
		state: &C::State,
		link: &RequestedLink,
		opened: &OpenedLink,
	) -> Result<Option<Verdict>, NoAnswer<C::Fault>> {
		let draw = state.link_draw(link.id, link.requested_at).await.map_err(NoAnswer::Chain)?;
		match (draw, self.committees.try_acquire()) {
			(Some(draw), Ok(_permit)) => self.ask_drawn(state, link, opened, &draw).await.map(Some),
			_ => Ok(None),
		}
	}

	async fn ask_drawn(
		&self,
		state: &C::State,
		link: &RequestedLink,
		opened: &OpenedLink,
		draw: &Draw,
	) -> Result<Verdict, NoAnswer<C::Fault>> {
		let at = state.timestamp(link.requested_at).await.map_err(NoAnswer::Chain)?;
		let Some(inquiry) = wallet_inquiry(&self.identity, link, opened, at, draw) else {
			return Ok(Verdict::Unknown);
		};
		let inquiries = std::slice::from_ref(&inquiry);
		let outgoing = self.address(state, inquiries).await.map_err(NoAnswer::Chain)?;
		let observations = self.ask(link.epoch, draw.size, &outgoing).await.concat();
		Step::Asked.log(Duty::Link(link.id));
		Ok(wallet_verdict(draw.size, &inquiry, &observations))
	}
}
