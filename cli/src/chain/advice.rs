//! What to do about what the chain's pallets refuse.

/// What to do about an error of a pallet.
pub(super) fn on(pallet: &str, error: &str) -> Option<&'static str> {
	let of_pallet = match pallet {
		"IdentityRegistry" => on_identity(error),
		"AuthorizationToken" => on_token(error),
		_ => None,
	};
	of_pallet.or_else(|| on_any(error))
}

fn on_any(error: &str) -> Option<&'static str> {
	Some(match error {
		"NonceUsed" => "the proof was used before: sign a new challenge with `litentry link`",
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
