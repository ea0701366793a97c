//! What to do about what the chain's pallets refuse.

/// What to do about an error of a pallet.
pub(super) fn on(pallet: &str, error: &str) -> Option<&'static str> {
	let of_pallet = match pallet {
		"IdentityLinker" => on_link(error),
		"IdentityRegistry" => on_identity(error),
		"AuthorizationToken" => on_token(error),
		_ => None,
	};
	of_pallet.or_else(|| on_any(error))
}

fn on_any(error: &str) -> Option<&'static str> {
	Some(match error {
		"WrongEpoch" => "the workers have changed their keys meanwhile: run the command again",
		"FeeTooLow" => "leave out --fee to pay the least fee",
		"BlockFull" => "the chain takes no more requests in this block: run the command again",
		"TooManyLinks" => "remove a link with `litentry unlink`",
		"Pending" => "wait for the workers' answer, or until the request expires",
		"FundsUnavailable" | "InsufficientBalance" => {
			"the account has too little LIT: see `litentry account show`"
		}
		_ => return None,
	})
}

/// What to do about an error of a link, which the chain and the workers call the same.
pub(crate) fn on_link(error: &str) -> Option<&'static str> {
	on_proof(error).or_else(|| {
		Some(match error {
			"NotFound" | "NotOwner" | "NotPublic" | "NotShielded" => {
				"see `litentry links`, and choose the account with --account NAME"
			}
			"AlreadyLinked" => {
				"its present owner has to remove that link with `litentry unlink`; a public one can be removed by the external account itself: `litentry links remove-by-proof`"
			}
			"PlatformOff" => "see `litentry platforms`; the network's governance decides about that",
			"AlreadyEnded" => "name a later block with --ends, or leave it out",
			"ExportPending" => "wait for the workers' answer: run the command again",
			"ExportAnswered" => "run the command again: it removes the earlier export first",
			"NoExport" | "NoMove" | "NothingToErase" => "nothing needs to be done",
			"MoveToSelf" => "name another account",
			"MovedRecently" => {
				"verifiers of older credentials are told of a move for 90 days: run the command again after that"
			}
			"NothingToMove" => "see `litentry links`: those that wait for the workers stay behind",
			"Unreadable" => "run the command again: it is sealed anew",
			"Unanswered" => "run the command again; is the contract deployed on the chain that you named?",
			_ => return None,
		})
	})
}

/// What to do about a signature that is refused.
fn on_proof(error: &str) -> Option<&'static str> {
	Some(match error {
		"NonceUsed" | "NonceTooFar" | "NonceMismatch" | "ProofExpired" => {
			"sign a new text: each works once, and not for long"
		}
		"ProofExpiresTooLate" => "sign a new text with a smaller --lifetime",
		"ProofKindMismatch" => "sign with a wallet of the network that you named",
		"MalformedSignature" | "BadRecoveryId" => {
			"paste the whole signature, as the wallet shows it"
		}
		"HighS" => {
			"the wallet makes signatures in a form that nobody should accept: sign with another one"
		}
		"WrongSigner" => {
			"sign the whole text with the wallet of this very account; if it is from an earlier run, ask for a new one"
		}
		"MalformedKey" => "no wallet makes such a key: is the proof complete?",
		"OtherKey" => "choose the account that you named in the wallet, and sign again",
		"NeedsAnalyzers" => {
			"leave out --public: of a contract wallet, only shielded links are made"
		}
		"MalformedBip322" => "have the wallet sign as BIP-322 (simple) says, or as BIP-137 does",
		"MalformedAssertion" => "save the whole JSON: JSON.stringify(credential.toJSON())",
		"OtherCeremony" => "the page is to call navigator.credentials.get, not create",
		"OtherChallenge" => {
			"the page is to ask with the challenge that `litentry link passkey --challenge` prints"
		}
		"OtherOrigin" | "OtherRelyingParty" => {
			"a page of the website of --site itself is to ask, over https and in no frame"
		}
		"UserNotVerified" => "the page is to ask with userVerification: \"required\"",
		_ => return None,
	})
}

fn on_identity(error: &str) -> Option<&'static str> {
	Some(match error {
		"NotFound" => "is the id right? see `litentry identity list`",
		"NotOwner" => {
			"only its owner may do this: see `litentry identity show`, and choose the account with --account NAME"
		}
		"Retired" => {
			"it is out of use for good: register another one with `litentry identity register`"
		}
		"NotRetired" => {
			"only a retired identity's data can be forgotten: `litentry identity retire`"
		}
		"AlreadyRegistered" => {
			"see whose it is with `litentry identity show`; its owner can offer it to you"
		}
		"OtherDevice" | "BadSignature" | "MalformedSignature" | "MalformedKey" => {
			"let the device sign the whole text of `litentry identity challenge`, made with this account and for this chain"
		}
		"ProofExpired" | "ProofExpiresTooLate" => {
			"let the device sign a new text: `litentry identity challenge`"
		}
		"InvalidDescription" => "descriptions are texts of at most 512 bytes",
		"InvalidSchema" => "schemas are names of at most 64 bytes, such as a media type",
		"VersionNotFound" => "see `litentry identity data IDENTITY --all`",
		"Offered" => {
			"who accepts it is to get what was offered: `litentry identity withdraw-offer` comes first"
		}
		"NoOffer" | "NotOffered" => "its owner has to offer it: `litentry identity offer`",
		"OfferToSelf" | "DelegateIsOwner" => "name another account",
		"TooManyDelegates" => "dismiss one first: `litentry identity delegate list`",
		"NotDelegate" => "see `litentry identity delegate list`",
		_ => return None,
	})
}

fn on_token(error: &str) -> Option<&'static str> {
	Some(match error {
		"NotFound" => "is the id right? see `litentry token list`",
		"IdentityNotFound" | "RequiredIdentityNotFound" => {
			"is the id right? see `litentry identity show`"
		}
		"IdentityRetired" => "it is out of use for good, and its tokens with it",
		"IdentityActive" => "only what belongs to a retired identity can be forgotten",
		"NotReported" => "there is nothing to forget",
		"RequiresItself" => "name another identity with --requires",
		"TextNotUtf8" | "TextHasControlCharacter" | "TextRefused" => {
			"descriptions are texts of at most 512 bytes"
		}
		"NotIssuer" => {
			"only its owner and delegates with the right to issue may do this: see `litentry identity delegate list`"
		}
		"NotVerifier" => {
			"name its owner, or a delegate with the right to verify: see `litentry identity delegate list`"
		}
		"NotHolder" => {
			"see who holds it with `litentry token show`, and choose the account with --account NAME"
		}
		"DefinitionNotFound" => "see `litentry token definitions`",
		"StartsInPast" => "leave out --starts to start now",
		"EndsBeforeStart" => "name a later time with --expires",
		"NothingToUpdate" => "name what changes with --expires, --hours or --data",
		"AlreadyHeld" => {
			"you have bought this before, and it is still good: see `litentry token list`"
		}
		"TransferForbidden" => {
			"its issuer made it so; for a while another can use it: `litentry token hand-over`"
		}
		"TransferToSelf" => "name another account",
		"Recalled" | "Expired" | "UsedUp" => {
			"see `litentry token definitions` for a new one, and take the deposit back with `litentry token forget`"
		}
		"NotYet" | "OutsideHours" => "see `litentry token show` for when it is good",
		"Frozen" => {
			"the holder's guardian can end that, or the holder if there is none: `litentry token unfreeze`"
		}
		"RequirementMissing" => {
			"the holder needs a good token of the identity that `litentry token show` names"
		}
		"StillGood" => "only what has ended can be forgotten: see `litentry token show`",
		"NotGuardian" => "the account's guardian has to do this: see `litentry token guardian`",
		"NotAccount" => "only the account itself can do this: it has no guardian",
		"NoGuardian" => "there is none to dismiss",
		"OwnGuardian" => "name another account: one whose key is elsewhere",
		"AlreadyFrozen" | "NotFrozen" => "nothing needs to be done",
		_ => return None,
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	/// What the chain says to an owner who links or does something with links.
	const OF_LINKS: [&str; 38] = [
		"NotFound",
		"NotOwner",
		"Pending",
		"AlreadyLinked",
		"NonceUsed",
		"NonceTooFar",
		"WrongEpoch",
		"TooManyLinks",
		"BlockFull",
		"AlreadyEnded",
		"PlatformOff",
		"NotPublic",
		"NotShielded",
		"MoveToSelf",
		"NothingToMove",
		"NoMove",
		"MovedRecently",
		"ExportPending",
		"ExportAnswered",
		"NoExport",
		"NothingToErase",
		"ProofExpired",
		"ProofExpiresTooLate",
		"ProofKindMismatch",
		"MalformedSignature",
		"HighS",
		"BadRecoveryId",
		"WrongSigner",
		"MalformedKey",
		"OtherKey",
		"NeedsAnalyzers",
		"MalformedBip322",
		"MalformedAssertion",
		"OtherCeremony",
		"OtherChallenge",
		"OtherOrigin",
		"OtherRelyingParty",
		"UserNotVerified",
	];

	#[test]
	fn for_every_refusal_of_a_link_there_is_something_to_do() {
		let without = OF_LINKS.into_iter().filter(|error| on("IdentityLinker", error).is_none());
		assert_eq!(without.collect::<Vec<_>>(), Vec::<&str>::new());
	}
}
