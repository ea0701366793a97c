//! A chain in memory. Every block that is made is final.

use std::{
	collections::BTreeMap,
	sync::{Mutex, MutexGuard, PoisonError},
};

use litentry_vocabulary::Account;
use parity_scale_codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::traits::Currency,
	frame_system, pallet_identity,
	sp_io::TestExternalities,
	sp_runtime::{
		AccountId32, BuildStorage,
		traits::{Dispatchable, Header as _},
	},
	sp_version::RuntimeVersion,
};

use super::{
	super::{BlockHash, Head, Signer},
	runtime::{Balances, Executive, Extrinsic, Header, RuntimeCall, RuntimeOrigin, Test, Version},
};

/// The seed of the first registrar of every chain.
pub(in super::super) const REGISTRAR_SEED: [u8; 32] = [7; 32];

/// What it asks for a judgement.
pub(in super::super) const FEE: u128 = 5;

/// The first registrar of every chain.
pub(in super::super) fn registrar() -> Account {
	Signer::from_seed(REGISTRAR_SEED, None).unwrap().account()
}

type State = BTreeMap<Vec<u8>, Vec<u8>>;

pub(super) struct FakeBlock {
	pub(super) header: Header,
	pub(super) extrinsics: Vec<Vec<u8>>,
	pub(super) state: State,
}

struct Inner {
	ext: TestExternalities,
	blocks: Vec<FakeBlock>,
	pool: Vec<Vec<u8>>,
	/// The first block whose state holds a runtime that nobody here can read.
	upgraded: Option<u32>,
}

/// A chain in memory.
pub(in super::super) struct FakeChain(Mutex<Inner>);

impl FakeChain {
	/// A chain whose first block holds this, which tells it from others.
	pub(in super::super) fn new(salt: u8) -> Self {
		let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		let mut ext = TestExternalities::new(storage);
		let header = ext.execute_with(|| {
			let header = Header::new(
				0,
				[salt; 32].into(),
				[0; 32].into(),
				[0; 32].into(),
				Default::default(),
			);
			frame_system::BlockHash::<Test>::insert(0, header.hash());
			pallet_identity::Registrars::<Test>::put(
				polkadot_sdk::frame_support::BoundedVec::try_from(vec![Some(
					pallet_identity::RegistrarInfo {
						account: AccountId32::new(registrar().0),
						fee: FEE,
						fields: 3,
					},
				)])
				.unwrap(),
			);
			header
		});
		let state = snapshot(&mut ext);
		let blocks = vec![FakeBlock { header, extrinsics: Vec::new(), state }];
		Self(Mutex::new(Inner { ext, blocks, pool: Vec::new(), upgraded: None }))
	}

	/// Gives an account something to spend.
	pub(in super::super) fn fund(&self, account: Account) {
		self.block_with(|| {
			let _ = Balances::deposit_creating(&AccountId32::new(account.0), 1_000_000);
		});
	}

	/// Makes a block in which these calls are made, each by its origin.
	pub(in super::super) fn block(
		&self,
		calls: impl IntoIterator<Item = (RuntimeOrigin, RuntimeCall)>,
	) -> Head {
		self.block_with(|| {
			for (origin, call) in calls {
				call.dispatch(origin).unwrap();
			}
		})
	}

	/// Makes a block in which this is done, and then what is in the pool.
	pub(in super::super) fn block_with(&self, act: impl FnOnce()) -> Head {
		let mut inner = self.inner();
		let Inner { ext, blocks, pool, .. } = &mut *inner;
		let parent = &blocks.last().unwrap().header;
		let header = Header::new(
			parent.number + 1,
			Default::default(),
			Default::default(),
			parent.hash(),
			Default::default(),
		);
		let (header, extrinsics) = ext.execute_with(|| {
			Executive::initialize_block(&header);
			act();
			let mut extrinsics = Vec::new();
			for bytes in pool.drain(..) {
				let extrinsic = Extrinsic::decode(&mut &*bytes).unwrap();
				if Executive::apply_extrinsic(extrinsic).is_ok() {
					extrinsics.push(bytes);
				}
			}
			(Executive::finalize_block(), extrinsics)
		});
		let head = Head { number: header.number, hash: BlockHash(header.hash().0) };
		let state = snapshot(ext);
		blocks.push(FakeBlock { header, extrinsics, state });
		head
	}

	/// Makes blocks in which nothing happens.
	pub(in super::super) fn idle(&self, blocks: usize) -> Head {
		(0..blocks).map(|_| self.block([])).last().unwrap_or_else(|| self.head())
	}

	/// The next block will bring a runtime of which nothing can be read.
	pub(in super::super) fn upgrade(&self) {
		let next = self.head().number + 1;
		self.inner().upgraded = Some(next);
	}

	/// What the runtime in a block's state answers to a call that needs nothing else.
	pub(super) fn call(&self, at: u32, method: &str, arguments: &[u8]) -> Option<Vec<u8>> {
		let is_upgraded = self.inner().upgraded.is_some_and(|from| at >= from);
		match (method, is_upgraded) {
			("Core_version", true) => {
				Some(RuntimeVersion { spec_version: 8, ..Version::get() }.encode())
			}
			("Core_version", false) => Some(Version::get().encode()),
			("Metadata_metadata_versions", false) => Some(Test::metadata_versions().encode()),
			("Metadata_metadata_at_version", false) => {
				let version = u32::decode(&mut &*arguments).ok()?;
				Some(Test::metadata_at_version(version).encode())
			}
			_ => None,
		}
	}

	pub(in super::super) fn genesis(&self) -> BlockHash {
		self.read(0, |block| BlockHash(block.header.hash().0)).unwrap()
	}

	pub(in super::super) fn head(&self) -> Head {
		let inner = self.inner();
		let header = &inner.blocks.last().unwrap().header;
		Head { number: header.number, hash: BlockHash(header.hash().0) }
	}

	/// Takes a transaction into the pool.
	pub(super) fn pool(&self, bytes: Vec<u8>) -> bool {
		let mut inner = self.inner();
		let is_new = !inner.pool.contains(&bytes);
		inner.pool.push(bytes);
		inner.pool.dedup();
		is_new
	}

	/// Reads a block.
	pub(super) fn read<T>(&self, number: u32, read: impl FnOnce(&FakeBlock) -> T) -> Option<T> {
		self.inner().blocks.get(usize::try_from(number).unwrap()).map(read)
	}

	/// The height of a block.
	pub(super) fn number_of(&self, hash: [u8; 32]) -> Option<u32> {
		let inner = self.inner();
		let block = inner.blocks.iter().find(|block| block.header.hash().0 == hash)?;
		Some(block.header.number)
	}

	fn inner(&self) -> MutexGuard<'_, Inner> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

fn snapshot(ext: &mut TestExternalities) -> State {
	ext.execute_with(|| {
		let mut state = State::new();
		let mut last = Vec::new();
		while let Some(key) = polkadot_sdk::sp_io::storage::next_key(&last) {
			state.insert(key.clone(), polkadot_sdk::sp_io::storage::get(&key).unwrap().to_vec());
			last = key;
		}
		state
	})
}
