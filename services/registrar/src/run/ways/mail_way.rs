//! Electronic mail.

use std::sync::Arc;

use super::Ground;
use crate::{
	answer::Answers,
	chains::Chains,
	engine::Clock,
	mail::{Inbox, MailAddress, MailNotices, Post, Postmark, Replies, Settings, Smtp, Stationery},
	run::CannotStart,
	verifier::Verifier,
	verifiers::{dns::Resolvers, email::EmailVerifier},
};

/// Electronic mail, sent and received.
pub(super) struct MailWay {
	settings: Settings,
	post: Arc<dyn Post>,
	postmark: Postmark,
	stationery: Stationery,
	/// Where replies go, and who tells whether they are genuine.
	replies: Option<(MailAddress, Arc<Resolvers>)>,
}

impl MailWay {
	pub(super) fn new(ground: Ground) -> Result<Option<Self>, CannotStart> {
		let Ground { config, keys, servings, clock, links, .. } = ground;
		let Some(settings) = config.mail.clone() else {
			return Ok(None);
		};
		let postmark = Postmark::new(keys.postmark());
		let post = Arc::new(Smtp::new(&settings, postmark.clone(), Arc::clone(clock))?);
		let stationery = Stationery::new(Arc::clone(links), Chains::of(servings));
		// Without name servers no signature of a reply could be checked.
		let resolvers = config.dns.as_ref().map(|dns| Resolvers::new(&dns.resolving()));
		let resolvers = resolvers.transpose()?.map(Arc::new);
		let replies = settings.replies_to()?.zip(resolvers);
		Ok(Some(Self { settings, post, postmark, stationery, replies }))
	}

	pub(super) fn verifier(&self) -> Arc<dyn Verifier> {
		let replies_to = self.replies.as_ref().map(|(address, _)| address.clone());
		let (post, stationery) = (Arc::clone(&self.post), self.stationery.clone());
		Arc::new(EmailVerifier::new(post, stationery, replies_to))
	}

	pub(super) fn notices(&self) -> MailNotices {
		MailNotices::new(Arc::clone(&self.post), self.stationery.clone())
	}

	pub(super) fn inbox(
		&self,
		clock: &Arc<dyn Clock>,
		answers: &Arc<dyn Answers>,
	) -> Result<Option<Inbox>, CannotStart> {
		let Some((address, resolvers)) = &self.replies else {
			return Ok(None);
		};
		let (resolvers, answers) = (Arc::clone(resolvers), Arc::clone(answers));
		let (us, postmark) = (address.clone(), self.postmark.clone());
		let replies = Replies::new(us, postmark, resolvers, answers, Arc::clone(clock));
		Ok(Inbox::new(&self.settings, replies, Arc::clone(&self.post))?)
	}
}
