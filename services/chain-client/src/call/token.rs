//! The calls of authorization tokens.

use litentry_token::{Definition, Nonce, Presentation, TokenData, Update};
use litentry_vocabulary::{Account, Balance, DefinitionId, IdentityId, Moment, TokenId};
use parity_scale_codec::Encode;

/// A call of authorization tokens.
// A few hundred bytes, made once for one transaction: not worth a box.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenCall {
	/// Makes an offer of tokens.
	Define {
		/// Whose tokens.
		identity: IdentityId,
		/// The offer.
		definition: Definition,
	},
	/// Takes an offer back.
	WithdrawDefinition {
		/// Whose offer.
		identity: IdentityId,
		/// Which.
		definition: DefinitionId,
	},
	/// Gives an account a token that can be used as often as it likes, at any time.
	Issue {
		/// Who holds it.
		to: Account,
		/// Whose token.
		identity: IdentityId,
		/// What its holder pays to give it away.
		cost: Balance,
		/// What the issuer says.
		data: TokenData,
		/// How to read that.
		data_type: u64,
		/// Until when it is good; `None` for ever.
		expires: Option<Moment>,
	},
	/// Gives an account a token of a definition.
	Grant {
		/// Who holds it.
		to: Account,
		/// Whose token.
		identity: IdentityId,
		/// Of which definition.
		definition: DefinitionId,
		/// From when on it is good; `None` for now.
		starts: Option<Moment>,
	},
	/// Buys a token of a definition.
	Buy {
		/// Whose token.
		identity: IdentityId,
		/// Of which definition.
		definition: DefinitionId,
		/// Who holds it.
		holder: Account,
		/// From when on it is good; `None` for now.
		starts: Option<Moment>,
	},
	/// Gives a token of the signer's away.
	Transfer {
		/// The token.
		id: TokenId,
		/// Who holds it from then on.
		to: Account,
	},
	/// Recalls a token.
	Recall {
		/// The token.
		id: TokenId,
	},
	/// Recalls all tokens of an identity.
	RecallAll {
		/// Whose tokens.
		identity: IdentityId,
	},
	/// Changes a token.
	Update {
		/// The token.
		id: TokenId,
		/// What changes.
		update: Update,
	},
	/// Changes all tokens of an identity.
	UpdateAll {
		/// Whose tokens.
		identity: IdentityId,
		/// What changes.
		update: Update,
	},
	/// Uses a token of the signer's once.
	Redeem {
		/// The token.
		id: TokenId,
		/// In front of whom.
		verifier: Account,
		/// The token that it requires besides.
		supporting: Option<TokenId>,
	},
	/// Reports a use that the signer, a verifier, admitted.
	Report {
		/// Whose token was shown.
		identity: IdentityId,
		/// The number of the report: one more than the last.
		sequence: u64,
		/// What was shown.
		presented: Presented,
	},
	/// Deletes a token that has ended.
	Forget {
		/// The token.
		id: TokenId,
	},
	/// Gives an account another guardian, or none.
	NameGuardian {
		/// Whose guardian.
		account: Account,
		/// Who, from then on.
		guardian: Option<Account>,
	},
	/// Freezes the tokens of an account.
	Freeze {
		/// Whose tokens.
		account: Account,
	},
	/// Unfreezes the tokens of an account.
	Unfreeze {
		/// Whose tokens.
		account: Account,
	},
	/// Deletes the number of a verifier's last report about a retired identity.
	ForgetReports {
		/// The identity.
		identity: IdentityId,
		/// Who reported.
		verifier: Account,
	},
}

/// A presentation, and what else the question said that it answers.
#[derive(Clone, Debug, PartialEq, Eq, Encode)]
pub struct Presented {
	/// The identity that asked: often the one whose token was shown.
	pub to: IdentityId,
	/// The question's nonce.
	pub nonce: Nonce,
	/// The answer.
	pub presentation: Presentation,
}

impl TokenCall {
	/// The call as `Pallet.call`.
	pub const fn name(&self) -> &'static str {
		match self {
			Self::Define { .. } => "AuthorizationToken.define",
			Self::WithdrawDefinition { .. } => "AuthorizationToken.withdraw_definition",
			Self::Issue { .. } => "AuthorizationToken.issue_token",
			Self::Grant { .. } => "AuthorizationToken.grant",
			Self::Buy { .. } => "AuthorizationToken.buy",
			Self::Transfer { .. } => "AuthorizationToken.transfer_token",
			Self::Recall { .. } => "AuthorizationToken.recall_token",
			Self::RecallAll { .. } => "AuthorizationToken.recall_all",
			Self::Update { .. } => "AuthorizationToken.update_token",
			Self::UpdateAll { .. } => "AuthorizationToken.update_all",
			Self::Redeem { .. } => "AuthorizationToken.redeem",
			Self::Report { .. } => "AuthorizationToken.report",
			Self::Forget { .. } => "AuthorizationToken.forget_token",
			Self::NameGuardian { .. } => "AuthorizationToken.name_guardian",
			Self::Freeze { .. } => "AuthorizationToken.freeze",
			Self::Unfreeze { .. } => "AuthorizationToken.unfreeze",
			Self::ForgetReports { .. } => "AuthorizationToken.forget_reports",
		}
	}

	/// The SCALE encoding of each argument, in the order of the pallet's call.
	pub(super) fn arguments(&self) -> Vec<Vec<u8>> {
		match self {
			Self::Define { identity, definition } => vec![identity.encode(), definition.encode()],
			Self::WithdrawDefinition { identity, definition } => {
				vec![identity.encode(), definition.encode()]
			}
			Self::Issue { to, identity, cost, data, data_type, expires } => {
				let whose = [to.encode(), identity.encode()];
				let what = [cost.encode(), data.encode(), data_type.encode(), expires.encode()];
				whose.into_iter().chain(what).collect()
			}
			Self::Grant { to, identity, definition, starts } => {
				vec![to.encode(), identity.encode(), definition.encode(), starts.encode()]
			}
			Self::Buy { identity, definition, holder, starts } => {
				vec![identity.encode(), definition.encode(), holder.encode(), starts.encode()]
			}
			Self::Transfer { id, to } => vec![id.encode(), to.encode()],
			Self::Recall { id } | Self::Forget { id } => vec![id.encode()],
			Self::RecallAll { identity } => vec![identity.encode()],
			Self::Update { id, update } => vec![id.encode(), update.encode()],
			Self::UpdateAll { identity, update } => vec![identity.encode(), update.encode()],
			Self::Redeem { id, verifier, supporting } => {
				vec![id.encode(), verifier.encode(), supporting.encode()]
			}
			Self::Report { identity, sequence, presented } => {
				vec![identity.encode(), sequence.encode(), presented.encode()]
			}
			Self::NameGuardian { account, guardian } => vec![account.encode(), guardian.encode()],
			Self::Freeze { account } | Self::Unfreeze { account } => vec![account.encode()],
			Self::ForgetReports { identity, verifier } => {
				vec![identity.encode(), verifier.encode()]
			}
		}
	}
}
