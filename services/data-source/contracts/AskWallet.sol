// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// Asks a contract wallet whether it accepts a signature over a hash (ERC-1271). It is never deployed:
/// a node runs its constructor in one `eth_call`, and what the constructor returns, a byte that is 1 or
/// 0, is the answer. It never reverts.
///
/// A wallet that has no code yet is asked after one call to a factory, which deploys it (ERC-6492). Anybody
/// could make that call. A wallet that has code is never prepared by such a call, though ERC-6492 would
/// have it: what it accepts is to depend on it alone, and not on what its signer has others do before.
contract AskWallet {
	/// `isValidSignature(bytes32,bytes)`: its selector is also what it returns when it accepts.
	bytes4 private constant ACCEPTED = 0x1626ba7e;

	/// What the factory and the wallet may burn, so that whatever they do there is enough left to answer.
	uint256 private constant DEPLOYMENT_GAS = 5000000;
	uint256 private constant QUESTION_GAS = 3000000;

	/// A `factory` of zero stands for none.
	constructor(
		address wallet,
		bytes32 hash,
		address factory,
		bytes memory deployment,
		bytes memory signature
	) {
		if (wallet.code.length == 0 && factory != address(0)) run(factory, deployment);
		bool accepted = accepts(wallet, hash, signature);
		assembly ("memory-safe") {
			mstore8(0, accepted)
			return(0, 1)
		}
	}

	/// Only 32 bytes are taken over of what the wallet returns, however much that is.
	function accepts(address wallet, bytes32 hash, bytes memory signature)
		private
		view
		returns (bool accepted)
	{
		if (wallet.code.length == 0) return false;
		bytes memory question = abi.encodeWithSelector(ACCEPTED, hash, signature);
		bytes32 yes = ACCEPTED;
		uint256 share = QUESTION_GAS;
		assembly ("memory-safe") {
			let succeeded := staticcall(share, wallet, add(question, 32), mload(question), 0, 32)
			let answered := gt(returndatasize(), 31)
			accepted := and(and(succeeded, answered), eq(mload(0), yes))
		}
	}

	/// Whether it succeeds does not matter: the wallet is asked afterwards.
	function run(address factory, bytes memory deployment) private {
		uint256 share = DEPLOYMENT_GAS;
		assembly ("memory-safe") {
			pop(call(share, factory, 0, add(deployment, 32), mload(deployment), 0, 0))
		}
	}
}
