// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// Something to send transactions to: it takes whatever comes with a swap and says that it happened.
/// It stands in for a Uniswap router on the local network.
contract Router {
	event Swap(address indexed sender, uint256 value);

	function swap() external payable {
		emit Swap(msg.sender, msg.value);
	}
}
