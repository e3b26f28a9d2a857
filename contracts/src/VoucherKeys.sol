// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IIntermediary} from "./IIntermediary.sol";

/// @title The keys that may sign a channel's tokens
/// @notice Keeps the keys that may sign, and the token id until which each counts.
abstract contract VoucherKeys {
    address private _current;
    /// @dev By key, the token id after the last one it counts for; zero for a key that was never replaced.
    mapping(address key => uint256 tokenId) private _countsBelow;

    function _setVoucherKey(address key) internal {
        if (key == address(0)) revert IIntermediary.InvalidVoucherKey(key);
        _current = key;
    }

    /// @dev Tokens that the old key signed under the active id were served and have to be paid.
    function _rotateVoucherKey(address key, uint64 activeTokenId) internal {
        _countsBelow[_current] = uint256(activeTokenId) + 1;
        _setVoucherKey(key);
        emit IIntermediary.VoucherKeyRotated(key, activeTokenId);
    }

    function _voucherKey() internal view returns (address) {
        return _current;
    }

    function _isSigned(bytes32 digest, bytes calldata signature, uint64 tokenId) internal view returns (bool) {
        (address signer, ECDSA.RecoverError failure, ) = ECDSA.tryRecoverCalldata(digest, signature);
        if (failure != ECDSA.RecoverError.NoError) return false;
        return signer == _current || tokenId < _countsBelow[signer];
    }
}
