use litentry_token::{Update, token_id};
use litentry_vocabulary::{DefinitionId, IdentityId, TokenId};
use proptest::prelude::*;

use crate::{Call, Tokens, mock::*};

/// Something that somebody tries; many of these fail, which must change nothing.
#[derive(Clone, Debug)]
enum Step {
	Define { by: u8, adults: bool },
	Withdraw { by: u8, definition: u32 },
	Issue { by: u8, office: bool, to: u8 },
	Grant { to: u8, definition: u32 },
	Buy { by: u8, definition: u32, to: u8 },
	Transfer { from: Option<u8>, token: Pick, to: u8 },
	Recall { by: u8, token: Pick },
	RecallAll { by: u8 },
	Update { by: u8, token: Pick, hours: u64 },
	UpdateAll { by: u8, hours: u64 },
	Redeem { by: Option<u8>, token: Pick, supporting: Option<Pick> },
	Report { by: Option<u8>, token: Pick, sequence: Option<u64> },
	Forget { token: Pick },
	NameGuardian { by: u8, of: u8, guardian: Option<u8> },
	Freeze { by: u8, whom: u8 },
	Unfreeze { by: u8, whom: u8 },
	ForgetReports,
	Retire { office: bool },
	Wait { hours: u64 },
}

/// One of the first tokens of an identity, whether it exists or not.
#[derive(Clone, Copy, Debug)]
struct Pick {
	office: bool,
	number: u64,
}

impl Pick {
	fn id(self) -> TokenId {
		token_id(&identity(self.office), self.number)
	}

	/// This person, or whoever holds the token.
	fn by(self, person: Option<u8>) -> u8 {
		let holds = |number: &u8| {
			Tokens::<Test>::get(self.id()).is_some_and(|token| token.holder == holder(*number))
		};
		person.or_else(|| (GUEST..=STRANGER).find(holds)).unwrap_or(STRANGER)
	}
}

fn identity(office: bool) -> IdentityId {
	if office { OFFICE } else { LOCK }
}

fn pick() -> impl Strategy<Value = Pick> {
	(prop::bool::weighted(0.2), 0..4u64).prop_map(|(office, number)| Pick { office, number })
}

fn step() -> impl Strategy<Value = Step> {
	let someone = || 1..8u8;
	let lock_issuer = || prop_oneof![Just(OWNER), Just(PORTER), someone()];
	let guest = || GUEST..=STRANGER;
	let holder_or = || prop::option::weighted(0.2, guest());
	prop_oneof![
		6 => (lock_issuer(), any::<bool>()).prop_map(|(by, adults)| Step::Define { by, adults }),
		2 => (lock_issuer(), 0..3u32)
			.prop_map(|(by, definition)| Step::Withdraw { by, definition }),
		8 => (lock_issuer(), any::<bool>(), guest())
			.prop_map(|(by, office, to)| Step::Issue { by, office, to }),
		8 => (guest(), 0..3u32).prop_map(|(to, definition)| Step::Grant { to, definition }),
		8 => (guest(), 0..3u32, guest())
			.prop_map(|(by, definition, to)| Step::Buy { by, definition, to }),
		10 => (holder_or(), pick(), guest())
			.prop_map(|(from, token, to)| Step::Transfer { from, token, to }),
		2 => (lock_issuer(), pick()).prop_map(|(by, token)| Step::Recall { by, token }),
		1 => lock_issuer().prop_map(|by| Step::RecallAll { by }),
		2 => (lock_issuer(), pick(), 0..9u64)
			.prop_map(|(by, token, hours)| Step::Update { by, token, hours }),
		1 => (lock_issuer(), 0..9u64).prop_map(|(by, hours)| Step::UpdateAll { by, hours }),
		10 => (holder_or(), pick(), prop::option::of(pick()))
			.prop_map(|(by, token, supporting)| Step::Redeem { by, token, supporting }),
		10 => (holder_or(), pick(), prop::option::weighted(0.2, 1..4u64))
			.prop_map(|(by, token, sequence)| Step::Report { by, token, sequence }),
		6 => pick().prop_map(|token| Step::Forget { token }),
		3 => (guest(), guest(), prop::option::of(guest()))
			.prop_map(|(by, of, guardian)| Step::NameGuardian { by, of, guardian }),
		2 => (guest(), guest()).prop_map(|(by, whom)| Step::Freeze { by, whom }),
		3 => (guest(), guest()).prop_map(|(by, whom)| Step::Unfreeze { by, whom }),
		1 => Just(Step::ForgetReports),
		1 => prop::bool::weighted(0.5).prop_map(|office| Step::Retire { office }),
		3 => (0..3u64).prop_map(|hours| Step::Wait { hours }),
	]
}

/// Whether it succeeds.
fn take(step: &Step) -> bool {
	let until = |hours| Update { expires: Some(Some(START + hours * HOUR)), ..UNCHANGED };
	match *step {
		Step::Define { by, adults: false } => define(by, pass()).is_ok(),
		Step::Define { by, adults: true } => define(by, pass_for_adults()).is_ok(),
		Step::Withdraw { by, definition } => {
			let definition = DefinitionId(definition);
			send(by, Call::withdraw_definition { identity: LOCK, definition }).is_ok()
		}
		Step::Issue { office: true, to, .. } => issue(CLERK, OFFICE, to).is_ok(),
		Step::Issue { by, to, .. } => issue(by, LOCK, to).is_ok(),
		Step::Grant { to, definition } => {
			let (to, definition) = (account(to), DefinitionId(definition));
			send(PORTER, Call::grant { to, identity: LOCK, definition, starts: None }).is_ok()
		}
		Step::Buy { by, definition, to } => buy(by, DefinitionId(definition), to).is_ok(),
		Step::Transfer { from, token, to } => transfer(token.by(from), token.id(), to).is_ok(),
		Step::Recall { by, token } => recall(by, token.id()).is_ok(),
		Step::RecallAll { by } => recall_all(by).is_ok(),
		Step::Update { by, token, hours } => update(by, token.id(), until(hours)).is_ok(),
		Step::UpdateAll { by, hours } => update_all(by, until(hours)).is_ok(),
		Step::Redeem { by, token, supporting } => {
			redeem_with(token.by(by), token.id(), supporting.map(Pick::id)).is_ok()
		}
		Step::Report { by, token, sequence } => {
			let next = AuthorizationToken::last_report(LOCK, holder(DOOR)) + 1;
			let show = Show { issued: Now::get(), ..Show::new(token.id(), token.by(by)) };
			show.report(sequence.unwrap_or(next)).is_ok()
		}
		Step::Forget { token } => forget(token.id()).is_ok(),
		Step::NameGuardian { by, of, guardian } => name_guardian(by, of, guardian).is_ok(),
		Step::Freeze { by, whom } => freeze(by, whom).is_ok(),
		Step::Unfreeze { by, whom } => unfreeze(by, whom).is_ok(),
		Step::ForgetReports => {
			send(STRANGER, Call::forget_reports { identity: LOCK, verifier: account(DOOR) }).is_ok()
		}
		Step::Retire { office } => {
			retire(identity(office));
			true
		}
		Step::Wait { hours } => {
			wait(hours * HOUR);
			true
		}
	}
}

/// Ends everything that is stored, in whatever state it is.
fn clear() {
	retire(LOCK);
	retire(OFFICE);
	for number in 0..100 {
		take(&Step::Forget { token: Pick { office: false, number } });
		take(&Step::Forget { token: Pick { office: true, number } });
		take(&Step::Withdraw { by: STRANGER, definition: number as u32 });
	}
	take(&Step::ForgetReports);
	for (by, of) in (1..9).flat_map(|by| (1..9).map(move |of| (by, of))) {
		take(&Step::NameGuardian { by, of, guardian: None });
	}
	for whom in 1..9 {
		take(&Step::Unfreeze { by: whom, whom });
	}
}

proptest! {
	#[test]
	fn the_state_is_sound_after_any_calls(steps in prop::collection::vec(step(), 1..80)) {
		ExtBuilder.build().execute_with(|| {
			for step in steps {
				take(&step);
				AuthorizationToken::check_state().unwrap();
			}
		});
	}

	#[test]
	fn nothing_is_held_or_lost_in_the_end(steps in prop::collection::vec(step(), 1..80)) {
		ExtBuilder.build().execute_with(|| {
			let before = Balances::total_issuance();
			for step in &steps {
				take(step);
			}
			clear();
			let held: Vec<_> = (1..9).map(|of| Balances::reserved_balance(account(of))).collect();
			prop_assert_eq!((held, Balances::total_issuance()), (vec![0; 8], before));
			Ok(())
		})?;
	}
}
