//! Whatever people do, by itself the registrar calls nothing reasonable that is not verified whole, and
//! says nothing bad of anybody.

use std::{collections::BTreeSet, time::Duration};

use litentry_registrar::{
	answer::{Answer, Answers},
	challenge::Channel,
	desk::{Desk, Office},
	identity::{Content, Field, HashKind, Hashed, Judgement},
	verifier::Instruction,
};
use litentry_vocabulary::{Account, blake2_256};
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::IndexedRandom};

use crate::fakes::{ALICE, World, key};

const CAROL: Account = Account([5; 32]);
const TAKEN: &str = "taken";
const DAY: Duration = Duration::from_hours(24);
const LIVES: u64 = 12;
const STEPS: usize = 80;

/// What people set, likely values first.
fn choices() -> [(Field, &'static [&'static str]); 6] {
	[
		(Field::Display, &["Alice", "Alice", TAKEN]),
		(Field::Email, &["alice@example.org", "other@example.org"]),
		(Field::Web, &["alice.example", "other.example"]),
		(Field::Legal, &["Alice A.", "Mallory M."]),
		(Field::Twitter, &["alice"]),
		(Field::Other("fax".into()), &["1"]),
	]
}

struct Life {
	world: World,
	rng: StdRng,
	/// What was shown by whoever may show it.
	proven: BTreeSet<(Account, Field, String)>,
	/// Answers that were sent some time.
	sent: Vec<(Answer, String)>,
	given: Vec<Judgement>,
}

impl Life {
	async fn new(seed: u64) -> Self {
		let world = World::new().await;
		world.name.publish(TAKEN);
		let rng = StdRng::seed_from_u64(seed);
		Self { world, rng, proven: BTreeSet::new(), sent: Vec::new(), given: Vec::new() }
	}

	fn is(&mut self, percent: u32) -> bool {
		self.rng.random_ratio(percent, 100)
	}

	async fn step(&mut self, who: Account) {
		match self.rng.random_range(0..10) {
			0 => self.set(who),
			1 | 2 => self.mail(who).await,
			3 => self.web(who).await,
			4 => self.approve(who).await,
			5 => self.ban(who).await,
			6 => self.world.clock.advance(self.rng.random_range(0..40) * DAY),
			_ => self.watch().await,
		}
	}

	/// Everybody does nothing any more.
	async fn sleep(&mut self) {
		for _ in 0..12 {
			self.world.clock.advance(40 * DAY);
			self.watch().await;
			self.watch().await;
		}
	}

	fn set(&mut self, who: Account) {
		let mut fields = Vec::new();
		for (at, (field, values)) in choices().into_iter().enumerate() {
			let likely = [70, 90, 40, 20, 3, 3][at];
			if self.is(likely) {
				let value = *values.choose(&mut self.rng).unwrap();
				fields.push((field, self.content(value)));
			}
		}
		self.world.chain.set_identity(who, &fields);
		if self.is(90) {
			self.world.chain.request_judgement(who);
		}
	}

	fn content(&mut self, value: &str) -> Content {
		match self.rng.random_range(0..40) {
			0 => Content::Bytes(vec![0xff]),
			1 => {
				let hash = blake2_256(value.as_bytes());
				Content::Hashed(Hashed { kind: HashKind::BlakeTwo256, hash })
			}
			_ => Content::Text(value.into()),
		}
	}

	/// What the registrar holds for a field's text.
	async fn value(&self, who: Account, field: &Field) -> Option<String> {
		let view = self.world.view(who).await?;
		let shown = view.fields.into_iter().find(|shown| shown.field == *field)?;
		shown.content.as_text().map(str::to_owned)
	}

	async fn mail(&mut self, who: Account) {
		let engine = &self.world.engine;
		let begun = engine.begin(key(who), Field::Email, Channel::MailLink).await;
		if begun == Ok(Instruction::FollowLink) {
			let address = self.value(who, &Field::Email).await.unwrap();
			self.sent.push((self.world.mail.answer_of(&address), address));
		}
		let newest = self.sent.last().cloned();
		let any = self.sent.choose(&mut self.rng).cloned();
		let chosen = if self.is(70) { newest } else { any };
		let Some((answer, address)) = chosen else { return };
		let from = if self.is(20) { "mallory@example.org".into() } else { String::new() };
		let answer = Answer { from, ..answer };
		if let Ok(accepted) = self.world.engine.answer(answer.clone()).await {
			assert_eq!(answer.from, "");
			self.proven.insert((accepted.request.account, accepted.field, address));
		}
	}

	async fn web(&mut self, who: Account) {
		let engine = &self.world.engine;
		let Ok(Instruction::Publish { text, .. }) =
			engine.begin(key(who), Field::Web, Channel::Dns).await
		else {
			return;
		};
		let is_published = self.rng.random_ratio(1, 2);
		if is_published {
			self.world.web.publish(&text);
		}
		let looked = engine.look(key(who), Field::Web, None).await;
		assert_eq!(looked.is_ok(), is_published);
		if is_published {
			let value = self.value(who, &Field::Web).await.unwrap();
			self.proven.insert((who, Field::Web, value));
		}
	}

	async fn approve(&mut self, who: Account) {
		let Some(view) = self.world.view(who).await else { return };
		let engine = &self.world.engine;
		if engine.approve(key(who), view.info, Field::Legal).await.is_ok() {
			let value = self.value(who, &Field::Legal).await.unwrap();
			self.proven.insert((who, Field::Legal, value));
		}
	}

	async fn ban(&mut self, who: Account) {
		let days = self.rng.random_range(0..20) * 24 * 3_600_000;
		let now = litentry_registrar::engine::Clock::now(&*self.world.clock);
		self.world.engine.ban(who, now + days).await.unwrap();
	}

	async fn watch(&mut self) {
		self.world.engine.tell().await.unwrap();
		self.world.engine.tick().await.unwrap();
		self.world.watch().await;
		let judgements = self.world.judgements();
		for (who, judgement) in judgements.iter().skip(self.given.len()) {
			match judgement {
				Judgement::Reasonable => self.assert_proven(*who),
				other => assert_eq!(*other, Judgement::OutOfDate),
			}
		}
		self.given = judgements.into_iter().map(|(_, judgement)| judgement).collect();
	}

	fn assert_proven(&self, who: Account) {
		let (_, identities) = self.world.chain.finalized();
		let info = identities[&who].as_ref().unwrap().info.clone();
		assert!(info.get(&Field::Email).is_some(), "{info:?}");
		for (field, content) in info.fields() {
			let text = content.as_text().unwrap_or_else(|| panic!("{info:?}"));
			let is_free_name = *field == Field::Display && text != TAKEN;
			let proof = (who, field.clone(), text.to_owned());
			assert!(is_free_name || self.proven.contains(&proof), "{field} of {info:?}");
		}
	}
}

#[tokio::test]
async fn by_itself_the_registrar_says_reasonable_of_what_is_verified_and_later_out_of_date() {
	let mut given = Vec::new();
	for seed in 0..LIVES {
		let mut life = Life::new(seed).await;
		for _ in 0..STEPS {
			for who in [ALICE, CAROL] {
				life.step(who).await;
			}
		}
		life.sleep().await;
		given.extend(life.given);
	}
	let count = |judgement| given.iter().filter(|it| **it == judgement).count();
	assert!(count(Judgement::Reasonable) > 20, "{given:?}");
	assert!(count(Judgement::OutOfDate) > 2, "{given:?}");
}
