// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC3009} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IIntermediary} from "./IIntermediary.sol";

/// @title Takes and gives what a channel is paid with: ether (the zero address) or an ERC-20 token
/// @notice Hides from a channel what it is paid with.
library ChannelAsset {
    using SafeERC20 for IERC20;

    /// @notice Takes `amount` from `payer`: the ether of this call, or approved tokens.
    /// @param asset The token, or the zero address.
    /// @param payer Whose it is; of ether, the caller.
    /// @param amount How much to take.
    /// @return What arrived; tokens that charge for a transfer bring less than was sent.
    function take(address asset, address payer, uint256 amount) internal returns (uint256) {
        uint256 expected = asset == address(0) ? amount : 0;
        if (msg.value != expected) revert IIntermediary.WrongValue(msg.value, expected);
        if (asset == address(0)) return amount;

        uint256 before = _balance(asset);
        IERC20(asset).safeTransferFrom(payer, address(this), amount);
        return _balance(asset) - before;
    }

    /// @notice Approves by a signature. A permit that somebody else has handed in before is no reason to fail: the
    /// approval it gave is there.
    /// @param asset The token.
    /// @param owner Who approves.
    /// @param amount How much.
    /// @param deadline Until when the permit is good.
    /// @param v Of the signature, like the next two.
    /// @param r See `v`.
    /// @param s See `v`.
    function permit(
        address asset,
        address owner,
        uint256 amount,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) internal {
        requireToken(asset);
        // solhint-disable-next-line no-empty-blocks
        try IERC20Permit(asset).permit(owner, address(this), amount, deadline, v, r, s) {} catch {}
    }

    /// @notice Takes what `from` has authorised this contract, and nobody else, to receive.
    /// @param asset The token.
    /// @param from Whose tokens they are.
    /// @param amount How much to take.
    /// @param validAfter After when the authorisation is good.
    /// @param validBefore Before when it is.
    /// @param nonce What tells it from others.
    /// @param v Of the signature, like the next two.
    /// @param r See `v`.
    /// @param s See `v`.
    /// @return What arrived.
    function takeAuthorized(
        address asset,
        address from,
        uint256 amount,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) internal returns (uint256) {
        requireToken(asset);
        uint256 before = _balance(asset);
        IERC3009(asset).receiveWithAuthorization(from, address(this), amount, validAfter, validBefore, nonce, v, r, s);
        return _balance(asset) - before;
    }

    /// @notice Sends `amount` to `receiver`.
    /// @param asset The token, or the zero address.
    /// @param receiver Where to.
    /// @param amount How much.
    function give(address asset, address receiver, uint256 amount) internal {
        if (asset != address(0)) return IERC20(asset).safeTransfer(receiver, amount);
        (bool accepted, ) = receiver.call{value: amount}("");
        if (!accepted) revert IIntermediary.PayoutRefused(receiver, amount);
    }

    function requireToken(address asset) internal pure {
        if (asset == address(0)) revert IIntermediary.NotAToken();
    }

    function _balance(address asset) private view returns (uint256) {
        return IERC20(asset).balanceOf(address(this));
    }
}
