//! Each network has its own source.

use litentry_analyzer::Sources;
use litentry_data_source::{DataSource, Unanswerable};
use litentry_external_account::{EvmChain, ExternalAccount, Network};
use litentry_knowledge::IdentificationEvent;
use litentry_observation::Answer;

use crate::world::{AT, FakeSource, HASH, answer, event, task};

fn sources() -> Sources<FakeSource> {
	let source =
		|chain, count| (Network::Evm(EvmChain(chain)), FakeSource::saying([Ok(answer(count))]));
	[source(1, 5), source(2, 6)].into_iter().collect()
}

async fn asked(chain: u64) -> Result<Answer, Unanswerable> {
	let event = IdentificationEvent { registry: Network::Evm(EvmChain(chain)), ..event() };
	sources().answer(&event, &task().external, AT).await
}

#[tokio::test]
async fn an_event_is_answered_by_the_source_of_its_network() {
	assert_eq!(asked(1).await.unwrap(), answer(5));
	assert_eq!(asked(2).await.unwrap(), answer(6));
}

#[tokio::test]
async fn a_wallet_is_asked_through_the_source_of_its_network() {
	let wallet = task().external;
	let said = sources().accepts_signature(&wallet, &HASH, &[5; 65], AT).await;
	assert_eq!(said.unwrap(), answer(5));
	let ExternalAccount::Evm { address, .. } = wallet else { panic!("{wallet}") };
	let elsewhere = ExternalAccount::Evm { chain: EvmChain(3), address };
	let said = sources().accepts_signature(&elsewhere, &HASH, &[5; 65], AT).await;
	assert!(matches!(said, Err(Unanswerable::NotServed { .. })));
}

#[tokio::test]
async fn a_network_without_a_source_has_no_answer() {
	assert!(matches!(asked(3).await, Err(Unanswerable::NotServed { .. })));
}
