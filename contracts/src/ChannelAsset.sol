// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC3009} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IIntermediary} from "./IIntermediary.sol";

/// @title The asset of a channel: ether (the zero address) or an ERC-20 token
/// @notice Takes and sends amounts, so that a channel need not know its kind of asset.
library ChannelAsset {
    using SafeERC20 for IERC20;

    /// @notice Takes `amount` from `payer`: the ether of this call, or approved tokens.
    /// @param asset The token, or the zero address.
    /// @param payer The account that pays; of ether, the caller.
    /// @param amount The amount to take.
    /// @return The amount that arrived; tokens that charge for a transfer bring less than was sent.
    function take(address asset, address payer, uint256 amount) internal returns (uint256) {
        uint256 expected = asset == address(0) ? amount : 0;
        if (msg.value != expected) revert IIntermediary.WrongValue(msg.value, expected);
        if (asset == address(0)) return amount;

        uint256 before = _balance(asset);
        IERC20(asset).safeTransferFrom(payer, address(this), amount);
        return _balance(asset) - before;
    }

    /// @notice Approves by a signature. A permit that was submitted before is no reason to fail: the approval that it
    /// gave is there.
    /// @param asset The token.
    /// @param owner The account that approves.
    /// @param amount The amount.
    /// @param deadline The end of the permit (Unix seconds).
    /// @param v The signature, with the next two.
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

    /// @notice Takes an amount that `from` has authorised this contract alone to receive.
    /// @param asset The token.
    /// @param from The owner of the tokens.
    /// @param amount The amount to take.
    /// @param validAfter The time after which the authorisation is valid.
    /// @param validBefore The time before which it is.
    /// @param nonce Distinguishes it from others.
    /// @param v Of the signature, like the next two.
    /// @param r See `v`.
    /// @param s See `v`.
    /// @return The amount that arrived.
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
    /// @param receiver The receiver.
    /// @param amount The amount.
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
