//! What proxies may do with links.

use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount};
use litentry_knowledge::AlgorithmId;
use litentry_link_proof::{LinkProof, SubstrateForm, SubstrateProof, SubstrateSignature};
use litentry_runtime::{Runtime, RuntimeCall, configs::ProxyType};
use litentry_vocabulary::{KeyEpoch, LinkId};
use pallet_identity_linker::Call;
use polkadot_sdk::{frame_support::traits::InstanceFilter, pallet_recovery};

const ID: LinkId = LinkId(0);

fn may(proxy: ProxyType, call: Call<Runtime>) -> bool {
	proxy.filter(&RuntimeCall::from(call))
}

/// What tells anyone which external accounts are linked, gives links away, or ends them all.
fn owners_own() -> [Call<Runtime>; 8] {
	let external = ExternalAccount::Evm { chain: EvmChain(1), address: EvmAddress([1; 20]) };
	let (nonce, expires, ends, proof) = (0, 1, None, LinkProof::Eip191([0; 65]));
	let signature = SubstrateSignature::Sr25519([0; 64]);
	let consent = SubstrateProof { form: SubstrateForm::Raw, signature };
	[
		Call::link_public { external, nonce, expires, ends, proof },
		Call::reveal { id: ID },
		Call::move_links { to: [1; 32].into(), nonce, expires, consent },
		Call::forget_move {},
		Call::request_export { epoch: KeyEpoch(0), sealed: Default::default() },
		Call::erase {},
		Call::unlink { id: ID },
		Call::shield { id: ID },
	]
}

fn anyones() -> [Call<Runtime>; 1] {
	let (nonce, epoch, ends) = (0, KeyEpoch(0), None);
	[Call::request_link { nonce, epoch, ends, sealed: Default::default() }]
}

#[test]
fn a_proxy_within_limits_does_not_do_what_only_an_owner_does() {
	for call in owners_own() {
		assert!(may(ProxyType::Any, call.clone()), "{call:?}");
		assert!(!may(ProxyType::NonTransfer, call.clone()), "{call:?}");
		assert!(!may(ProxyType::Identity, call.clone()), "{call:?}");
	}
}

#[test]
fn a_proxy_within_limits_does_the_rest() {
	for call in anyones() {
		assert!(may(ProxyType::NonTransfer, call.clone()), "{call:?}");
		assert!(may(ProxyType::Identity, call.clone()), "{call:?}");
	}
}

#[test]
fn a_proxy_within_limits_asks_nothing_about_the_links() {
	let (algorithm, epoch, sealed) = (AlgorithmId([1; 32]), KeyEpoch(0), Default::default());
	let call = RuntimeCall::from(pallet_task_distributor::Call::request {
		algorithm,
		epoch,
		fee: 1,
		sealed,
	});
	assert!(ProxyType::Any.filter(&call));
	assert!(!ProxyType::NonTransfer.filter(&call));
	assert!(!ProxyType::Identity.filter(&call));
}

#[test]
fn a_proxy_within_limits_names_no_guardians_and_controls_no_inherited_account() {
	let call =
		RuntimeCall::from(pallet_recovery::Call::set_friend_groups { friend_groups: vec![] });
	assert!(ProxyType::Any.filter(&call));
	assert!(!ProxyType::NonTransfer.filter(&call));
	assert!(!ProxyType::Identity.filter(&call));
}
