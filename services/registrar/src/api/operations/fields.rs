//! What an account's owner does about its fields.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::{
	Api, Caller,
	operation::{Access, Operation, Verb},
	problem::{Kind, Problem},
	wire,
};

/// Starts to verify a field.
pub(super) struct Begin;

/// Which, and how.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct BeginParams {
	chain: wire::ChainText,
	account: wire::AccountText,
	field: wire::FieldName,
	/// One of the field's own.
	channel: wire::ChannelName,
}

impl Operation for Begin {
	const METHOD: &'static str = "begin";
	const SUMMARY: &'static str = "Starts to verify a field, from the beginning if it was started \
		before, and tells what is to be done.";
	const VERB: Verb = Verb::Post;
	const PATH: &'static str = "/chains/{chain}/requests/{account}/fields/{field}/begin";
	const ACCESS: Access = Access::Owner;
	const PROBLEMS: &'static [Kind] = &[
		Kind::UnknownChain,
		Kind::NoRequest,
		Kind::NotVerifiable,
		Kind::WrongChannel,
		Kind::Obstructed,
		Kind::Banned,
		Kind::Unreachable,
	];
	type Params = BeginParams;
	type Outcome = wire::Instruction;

	async fn run(
		api: &Api,
		caller: &Caller,
		params: BeginParams,
	) -> Result<wire::Instruction, Problem> {
		let key = api.own_key(caller, &params.chain, params.account)?;
		let begun = api.desk.begin(key, params.field.0, params.channel.0).await;
		begun.map(Into::into).map_err(|declined| api.declined(declined))
	}
}

/// Looks whether a field is shown now.
pub(super) struct Look;

/// Which, and where that is needed, with what.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LookParams {
	chain: wire::ChainText,
	account: wire::AccountText,
	field: wire::FieldName,
	/// The OpenPGP key and its signature, armored.
	submitted: Option<String>,
}

/// A field is verified.
#[derive(Serialize, ToSchema)]
#[schema(as = Verified)]
pub(super) struct Verified {
	/// Which.
	field: wire::FieldName,
}

impl Operation for Look {
	const METHOD: &'static str = "look";
	const SUMMARY: &'static str = "Looks whether a field is shown now: a record, a file, a name, or a signature that is given.";
	const VERB: Verb = Verb::Post;
	const PATH: &'static str = "/chains/{chain}/requests/{account}/fields/{field}/look";
	const ACCESS: Access = Access::Owner;
	const PROBLEMS: &'static [Kind] = &[
		Kind::UnknownChain,
		Kind::NoRequest,
		Kind::NotVerifiable,
		Kind::Obstructed,
		Kind::UnknownCode,
		Kind::UsedCode,
		Kind::ExpiredCode,
		Kind::ExhaustedCode,
		Kind::OtherCode,
		Kind::OtherSender,
		Kind::ChangedHands,
		Kind::Outdated,
		Kind::Banned,
		Kind::Unreachable,
	];
	type Params = LookParams;
	type Outcome = Verified;

	async fn run(api: &Api, caller: &Caller, params: LookParams) -> Result<Verified, Problem> {
		let key = api.own_key(caller, &params.chain, params.account)?;
		let accepted = api.desk.look(key, params.field.0, params.submitted).await;
		let accepted = accepted.map_err(|declined| api.declined(declined))?;
		Ok(Verified { field: wire::FieldName(accepted.field) })
	}
}

/// Takes what a field is the hash of.
pub(super) struct Reveal;

/// Which, and what.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RevealParams {
	chain: wire::ChainText,
	account: wire::AccountText,
	field: wire::FieldName,
	/// What was hashed. It is deleted when the request is over.
	preimage: String,
}

/// What was hashed is known.
#[derive(Serialize, ToSchema)]
#[schema(as = Revealed)]
pub(super) struct Revealed {
	/// Of which field.
	field: wire::FieldName,
}

impl Operation for Reveal {
	const METHOD: &'static str = "reveal";
	const SUMMARY: &'static str = "Takes what a field is the hash of, so that it can be verified.";
	const VERB: Verb = Verb::Post;
	const PATH: &'static str = "/chains/{chain}/requests/{account}/fields/{field}/reveal";
	const ACCESS: Access = Access::Owner;
	const PROBLEMS: &'static [Kind] = &[
		Kind::UnknownChain,
		Kind::NoRequest,
		Kind::NotVerifiable,
		Kind::OtherPreimage,
		Kind::Banned,
	];
	type Params = RevealParams;
	type Outcome = Revealed;

	async fn run(api: &Api, caller: &Caller, params: RevealParams) -> Result<Revealed, Problem> {
		let key = api.own_key(caller, &params.chain, params.account)?;
		let field = params.field.0;
		let revealed = api.desk.reveal(key, field.clone(), params.preimage).await;
		revealed.map_err(|declined| api.declined(declined))?;
		Ok(Revealed { field: wire::FieldName(field) })
	}
}
