//! Signing in with an account.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
	api::{
		Api, Caller,
		operation::{Access, Operation, Verb},
		problem::{Kind, Problem},
		wire::{self, Time},
	},
	sign_in::Begun,
	token::Session,
};

/// Begins to sign in.
pub(super) struct Begin;

/// With what.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct BeginParams {
	chain: wire::ChainText,
	account: wire::AccountText,
}

/// A sign-in that has begun.
#[derive(Serialize, ToSchema)]
#[schema(as = SignIn)]
pub(super) struct BeginOutcome {
	/// What `sign-in.finish` takes. Nobody else should get it.
	token: String,
	/// What the account signs: with `signRaw` of a wallet, for example.
	text: String,
	/// The same as `0x` and hexadecimal digits, for accounts without a key, such as multisigs and pure
	/// proxies: they call `system.remarkWithEvent` with it instead.
	remark: String,
}

impl Operation for Begin {
	const METHOD: &'static str = "sign-in.begin";
	const SUMMARY: &'static str = "Begins to sign in with an account.";
	const VERB: Verb = Verb::Post;
	const PATH: &'static str = "/sign-in/begin";
	const ACCESS: Access = Access::All;
	const PROBLEMS: &'static [Kind] = &[Kind::UnknownChain];
	type Params = BeginParams;
	type Outcome = BeginOutcome;

	async fn run(api: &Api, _: &Caller, params: BeginParams) -> Result<BeginOutcome, Problem> {
		let chain = api.serving(&params.chain)?.chain;
		let Begun { token, text } = api.sign_ins.begin(chain, params.account.0);
		let remark = format!("0x{}", hex::encode(&text));
		Ok(BeginOutcome { token, text, remark })
	}
}

/// Ends it.
pub(super) struct Finish;

/// How.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FinishParams {
	/// What `sign-in.begin` gave.
	token: String,
	/// The signature as the wallet returned it, in hexadecimal; left out if the account has made the
	/// remark.
	signature: Option<String>,
}

/// A session.
#[derive(Serialize, ToSchema)]
#[schema(as = Session)]
pub(super) struct FinishOutcome {
	/// What is sent as `Authorization: Bearer …`, or with `authenticate` over WebSocket.
	session: String,
	/// When it is over.
	expires: Time,
}

impl Operation for Finish {
	const METHOD: &'static str = "sign-in.finish";
	const SUMMARY: &'static str =
		"Ends it, once. Whoever waits for a remark asks until a finalized block holds it.";
	const VERB: Verb = Verb::Post;
	const PATH: &'static str = "/sign-in/finish";
	const ACCESS: Access = Access::All;
	const PROBLEMS: &'static [Kind] =
		&[Kind::OtherSignature, Kind::NoRemark, Kind::UsedSignIn, Kind::InvalidSignIn];
	type Params = FinishParams;
	type Outcome = FinishOutcome;

	async fn run(api: &Api, _: &Caller, params: FinishParams) -> Result<FinishOutcome, Problem> {
		let now = api.clock.now();
		let session = api.sign_ins.finish(&params.token, params.signature.as_deref())?;
		Ok(FinishOutcome { session, expires: Time(Session::end(now)) })
	}
}
