//! One score over accounts of several chains.

use litentry_external_account::ExternalAccount;
use litentry_local_network::{
	BitcoinWallet, EthereumAddress, EthereumWallet, LIT, LocalNetwork, Plan, SubstrateWallet,
	Wallet, fund_from_alice, register_net_worth, substrate_chain,
};
use litentry_vocabulary::{Account, Balance};
use rand::rngs::StdRng;

use crate::person::Person;
use crate::scenario::{conclude, scenario};
use crate::world::{rng, start};

/// What somebody has to pay deposits and fees from.
const FUNDS: Balance = 1_000 * LIT;

/// 4,500 dollars by the algorithm's prices.
const WEI: u128 = 1_500_000_000_000_000_000;

/// 9,000 dollars.
const SATOSHI: u64 = 10_000_000;

/// 100,000 dollars, for the chain's own token counts as Polkadot's: 10^10 units are one coin.
const UNITS: Balance = 25_000 * 10_000_000_000;

/// The tier of what the first account has, of the first two, and of all three.
const TIERS: [i64; 3] = [2, 3, 4];

#[tokio::test]
async fn the_tier_is_that_of_all_linked_accounts_together() {
	let mut network = start(Plan::SMALL).await;
	let mut rng = rng();
	let person = Person::new(&network.chain, &mut rng);
	fund_from_alice(&network.chain, &[person.account()], FUNDS).await.unwrap();
	let wallets = wallets(&network, &mut rng);
	for wallet in &wallets {
		fill(&network, &**wallet).await;
	}
	let verdict = scenario("one score over several chains", tiers(&network, &person, &wallets));
	let verdict = verdict.await;
	conclude(&mut network, &[verdict]);
}

/// An account of each chain.
fn wallets(network: &LocalNetwork, rng: &mut StdRng) -> [Box<dyn Wallet>; 3] {
	let own_chain = substrate_chain(&network.chain.genesis());
	[
		Box::new(EthereumWallet::generate(rng)),
		Box::new(BitcoinWallet::generate(rng)),
		Box::new(SubstrateWallet::generate(own_chain, rng)),
	]
}

/// Gives an account what it shall have.
async fn fill(network: &LocalNetwork, wallet: &dyn Wallet) {
	match wallet.external() {
		ExternalAccount::Evm { address, .. } => {
			network.ethereum.fund(EthereumAddress(address.0), WEI).await.unwrap();
		}
		ExternalAccount::Bitcoin { address, .. } => network.bitcoin.pay(address, SATOSHI),
		ExternalAccount::Substrate { account, .. } => {
			fund_from_alice(&network.chain, &[Account(account.0)], UNITS).await.unwrap();
		}
		other => panic!("nothing is to be had on {}", other.network()),
	}
}

/// Links one account after the other and asks for the tier of all that are linked by then.
async fn tiers(network: &LocalNetwork, person: &Person, wallets: &[Box<dyn Wallet>; 3]) {
	let algorithm = register_net_worth(&network.chain, network.programs()).await.unwrap();
	let mut links = Vec::new();
	for (wallet, tier) in wallets.iter().zip(TIERS) {
		links.push(person.link(&**wallet).await);
		assert_eq!(person.score_over(algorithm, &links).await, tier, "{} accounts", links.len());
	}
}
