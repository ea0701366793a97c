// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// The smallest contract wallet (ERC-1271): it accepts what its owner's key has signed, 65 bytes of r, s
/// and v, and it can be handed on. It stands in for the wallets of the world on the local network.
contract OwnedWallet {
	address public owner;

	error NotOwner();

	constructor(address first) {
		owner = first;
	}

	function handOn(address next) external {
		if (msg.sender != owner) revert NotOwner();
		owner = next;
	}

	function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
		if (signature.length != 65) return 0xffffffff;
		bytes32 r = bytes32(signature[:32]);
		bytes32 s = bytes32(signature[32:64]);
		address signer = ecrecover(hash, uint8(signature[64]), r, s);
		return signer != address(0) && signer == owner ? this.isValidSignature.selector : bytes4(0xffffffff);
	}
}

/// Deploys wallets at addresses that are known before (EIP-1014).
contract OwnedWalletFactory {
	function deploy(address owner, bytes32 salt) external returns (address) {
		return address(new OwnedWallet{ salt: salt }(owner));
	}

	function addressOf(address owner, bytes32 salt) external view returns (address) {
		bytes32 code = keccak256(abi.encodePacked(type(OwnedWallet).creationCode, abi.encode(owner)));
		bytes32 hash = keccak256(abi.encodePacked(bytes1(0xff), address(this), salt, code));
		return address(uint160(uint256(hash)));
	}
}

/// A wallet that answers everything wrong, one way by each kind of signature: its first byte selects it.
contract OddWallet {
	error Odd();

	fallback() external {
		uint8 kind = uint8(msg.data[100]);
		if (kind == 0) revert Odd();
		bytes32 yes = bytes4(0x1626ba7e);
		assembly ("memory-safe") {
			mstore(0, yes)
			switch kind
			case 1 { return(0, 4) }
			case 2 { mstore8(31, 1) return(0, 32) }
			case 3 { return(0, 0) }
			case 4 { invalid() }
			case 5 { return(0, 100000) }
			default { return(0, 32) }
		}
	}
}

/// A wallet that takes a call without a sender for a simulation, in which it checks nothing, as accounts
/// and forwarders in use do.
contract SimulatedWallet {
	function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
		return tx.origin == address(0) ? this.isValidSignature.selector : bytes4(0xffffffff);
	}
}

/// A wallet that accepts everything once anybody has called it otherwise.
contract PreparedWallet {
	bool private prepared;

	function prepare() external {
		prepared = true;
	}

	function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
		return prepared ? this.isValidSignature.selector : bytes4(0xffffffff);
	}
}

/// A wallet that thinks for long, and for ever about an empty signature.
contract GreedyWallet {
	constructor(address) {}

	function isValidSignature(bytes32, bytes calldata signature) external view returns (bytes4) {
		if (signature.length == 0) {
			assembly ("memory-safe") {
				invalid()
			}
		}
		return gasleft() > 2900000 ? this.isValidSignature.selector : bytes4(0xffffffff);
	}
}

/// Deploys such wallets, and burns nearly all the gas that is left, whether it has deployed one or not.
contract GreedyWalletFactory {
	function deploy(address owner, bytes32 salt) external {
		if (addressOf(owner, salt).code.length == 0) new GreedyWallet{ salt: salt }(owner);
		while (gasleft() > 1000) {}
	}

	function addressOf(address owner, bytes32 salt) public view returns (address) {
		bytes32 code = keccak256(abi.encodePacked(type(GreedyWallet).creationCode, abi.encode(owner)));
		bytes32 hash = keccak256(abi.encodePacked(bytes1(0xff), address(this), salt, code));
		return address(uint160(uint256(hash)));
	}
}
