//! Every operation of the API, each in one place.

mod audit;
mod chains;
mod fields;
mod precheck;
mod problems;
mod request;
mod sign_in;

use super::operation::Described;

/// Every operation.
pub(super) const ALL: [Described; 11] = [
	Described::of::<chains::Chains>(),
	Described::of::<chains::Chain>(),
	Described::of::<precheck::Precheck>(),
	Described::of::<request::Request>(),
	Described::of::<sign_in::Begin>(),
	Described::of::<sign_in::Finish>(),
	Described::of::<fields::Begin>(),
	Described::of::<fields::Look>(),
	Described::of::<fields::Reveal>(),
	Described::of::<audit::Audit>(),
	Described::of::<problems::Problems>(),
];

pub(super) use self::request::view;

/// The one with this name.
pub(super) fn find(method: &str) -> Option<Described> {
	ALL.into_iter().find(|operation| operation.method == method)
}
