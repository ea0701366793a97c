// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// A plain ERC-20 token with a fixed supply, minted whole to whoever deploys it. It stands in for
/// Unisocks on the local network.
contract Socks {
	string public constant name = "Local Socks";
	string public constant symbol = "SOCKS";
	uint8 public constant decimals = 18;

	uint256 public immutable totalSupply;
	mapping(address owner => uint256) public balanceOf;
	mapping(address owner => mapping(address spender => uint256)) public allowance;

	event Transfer(address indexed from, address indexed to, uint256 value);
	event Approval(address indexed owner, address indexed spender, uint256 value);

	error BalanceTooLow(uint256 held, uint256 needed);
	error AllowanceTooLow(uint256 allowed, uint256 needed);
	error NoReceiver();

	constructor(uint256 supply) {
		totalSupply = supply;
		balanceOf[msg.sender] = supply;
		emit Transfer(address(0), msg.sender, supply);
	}

	function transfer(address to, uint256 value) external returns (bool) {
		move(msg.sender, to, value);
		return true;
	}

	function approve(address spender, uint256 value) external returns (bool) {
		allowance[msg.sender][spender] = value;
		emit Approval(msg.sender, spender, value);
		return true;
	}

	function transferFrom(address from, address to, uint256 value) external returns (bool) {
		spend(from, value);
		move(from, to, value);
		return true;
	}

	/// An allowance of the whole range stays as it is, as most tokens have it.
	function spend(address from, uint256 value) private {
		uint256 allowed = allowance[from][msg.sender];
		if (allowed == type(uint256).max) return;
		if (allowed < value) revert AllowanceTooLow(allowed, value);
		allowance[from][msg.sender] = allowed - value;
	}

	function move(address from, address to, uint256 value) private {
		if (to == address(0)) revert NoReceiver();
		uint256 held = balanceOf[from];
		if (held < value) revert BalanceTooLow(held, value);
		balanceOf[from] = held - value;
		balanceOf[to] += value;
		emit Transfer(from, to, value);
	}
}
