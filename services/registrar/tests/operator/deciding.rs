//! `registrar approve`, `registrar judge` and `registrar retry`.

use litentry_registrar::{
	desk::{Declined, Office},
	identity::{Field, Judgement},
	operator::Failure,
	policy::Rule,
};

use crate::{
	address,
	fakes::{ALICE, BOB, World, key},
	typed, written,
};

const MAIL: (Field, &str) = (Field::Email, "alice@example.org");
const LEGAL: (Field, &str) = (Field::Legal, "Alice A.");

async fn do_what_is_due(world: &World) -> Vec<Judgement> {
	world.watch().await;
	world.watch().await;
	world.judgements().into_iter().map(|(_, judgement)| judgement).collect()
}

#[tokio::test]
async fn a_judgement_is_given_once_it_is_confirmed() {
	let world = World::new().await;
	world.ask(ALICE, &[MAIL]).await;
	let alice = address(ALICE);
	let judge = format!("judge {alice} erroneous");
	let (done, asked) = typed(&world, &judge, "\n").await;
	assert!(matches!(done, Err(Failure::Unconfirmed)));
	assert_eq!(
		asked,
		format!(
			"email: \"alice@example.org\"\nBut email is not verified.\n\
			Judge {alice} on test erroneous? This cannot be taken back. Type yes: "
		)
	);
	assert_eq!(do_what_is_due(&world).await, []);
	assert!(typed(&world, &judge, "yes\n").await.0.is_ok());
	assert_eq!(do_what_is_due(&world).await, [Judgement::Erroneous]);
}

#[tokio::test]
async fn what_registrars_do_not_say_is_never_given() {
	let world = World::new().await;
	world.ask(ALICE, &[MAIL]).await;
	let alice = address(ALICE);
	for (name, never) in [
		("low-quality", Judgement::LowQuality),
		("fee-paid", Judgement::FeePaid(0)),
		("unknown", Judgement::Unknown),
	] {
		let (done, asked) = typed(&world, &format!("judge {alice} {name}"), "yes\n").await;
		assert!(matches!(done, Err(Failure::NeverGiven { judgement }) if judgement == never));
		assert_eq!(asked, "");
	}
	let known_good = typed(&world, &format!("judge {alice} known-good --yes"), "").await.0;
	assert!(matches!(known_good, Err(Failure::Declined(Declined::NotGiven))));
	assert_eq!(do_what_is_due(&world).await, []);
}

#[tokio::test]
async fn a_field_is_approved_once_its_content_was_seen() {
	let world = World::new().await;
	world.ask(ALICE, &[MAIL, LEGAL]).await;
	world.prove_mail(ALICE, MAIL.1).await;
	let alice = address(ALICE);
	let approve = format!("approve {alice} legal");
	let (done, asked) = typed(&world, &approve, "").await;
	assert!(matches!(done, Err(Failure::Unconfirmed)));
	assert_eq!(asked, format!("Approve \"Alice A.\" as legal of {alice}? Type yes: "));
	let unset = typed(&world, &format!("approve {alice} web --yes"), "").await.0;
	assert!(matches!(unset, Err(Failure::NoField)));
	let not_his = typed(&world, &format!("approve {alice} email --yes"), "").await.0;
	assert!(matches!(not_his, Err(Failure::NotByOperator { rule: Rule::Verified })));
	assert_eq!(written(&world, &format!("{approve} --yes")).await, "Approved \"Alice A.\".\n");
	assert_eq!(do_what_is_due(&world).await, [Judgement::Reasonable]);
}

#[tokio::test]
async fn what_is_approved_already_is_not_recorded_again() {
	let world = World::new().await;
	world.ask(ALICE, &[MAIL, LEGAL]).await;
	let approve = format!("approve {} legal --yes", address(ALICE));
	written(&world, &approve).await;
	let record = written(&world, "audit export").await;
	let again = "Approved already: \"Alice A.\", until 1971-01-01T00:16:40Z.\n";
	assert_eq!(written(&world, &approve).await, again);
	let info = world.view(ALICE).await.unwrap().info;
	world.engine.approve(key(ALICE), info, Field::Legal).await.unwrap();
	assert_eq!(written(&world, "audit export").await, record);
}

#[tokio::test]
async fn what_the_chain_refused_is_tried_again() {
	let world = World::new().await;
	world.chain.refuse(true);
	world.ask(ALICE, &[MAIL]).await;
	world.prove_mail(ALICE, MAIL.1).await;
	for _ in 0..60 {
		world.watch().await;
	}
	world.chain.refuse(false);
	let alice = address(ALICE);
	let shown = written(&world, &format!("show {alice}")).await;
	assert!(shown.contains("refused by the chain; retry once the cause is mended"), "{shown}");
	assert!(shown.contains("stage     failed\n"), "{shown}");
	let listed = written(&world, "requests").await;
	assert!(listed.contains("failed  a retry by the operator\n"), "{listed}");
	written(&world, &format!("retry {alice}")).await;
	assert_eq!(do_what_is_due(&world).await, [Judgement::Reasonable]);
}

#[tokio::test]
async fn everything_that_failed_is_tried_again_at_once() {
	let world = World::new().await;
	world.chain.refuse(true);
	for account in [ALICE, BOB] {
		world.ask(account, &[MAIL]).await;
		world.prove_mail(account, MAIL.1).await;
	}
	assert_eq!(do_what_is_due(&world).await, []);
	world.watch().await;
	world.chain.refuse(false);
	let retry = async || written(&world, "retry --all").await;
	assert_eq!(retry().await, "What has failed is tried again, for 2 requests.\n");
	assert_eq!(do_what_is_due(&world).await, [Judgement::Reasonable; 2]);
	assert_eq!(retry().await, "What has failed is tried again, for 0 requests.\n");
}
