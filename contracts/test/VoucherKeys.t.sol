// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IIntermediary, LaneToken} from "../src/IIntermediary.sol";
import {ChannelTest} from "./support/ChannelTest.sol";
import {vm} from "./support/Vm.sol";

contract VoucherKeysTest is ChannelTest {
    uint256 private constant _SECOND_KEY = 0x2222;
    uint256 private constant _THIRD_KEY = 0x3333;

    function setUp() public override {
        super.setUp();
        _deposit(1_000);
    }

    function test_Rotation_BothKeysCountUnderTheActiveId() public {
        _rotate(_SECOND_KEY);
        require(channel.voucherKey() == vm.addr(_SECOND_KEY), "current");
        _close(TOKEN_ID);
        _redeemWith(VOUCHER_KEY, TOKEN_ID, 0);
        _assertEq(channel.due(provider), PRICE, "old key");

        _rotate(_THIRD_KEY);
        _close(TOKEN_ID + 1);
        _redeemWith(_THIRD_KEY, TOKEN_ID + 1, 0);
        _assertEq(channel.due(provider), 2 * PRICE, "new key");
    }

    function test_RevertWhen_OldKeySignsUnderALaterId() public {
        _rotate(_SECOND_KEY);
        _close(TOKEN_ID);
        _redeemWith(_SECOND_KEY, TOKEN_ID, 0);
        _close(TOKEN_ID + 1);
        _expectBadSignature(VOUCHER_KEY, TOKEN_ID + 1);
    }

    function test_Rotation_TwiceWhileARedemptionRunsKeepsTheFirstKeysTokens() public {
        _rotate(_SECOND_KEY);
        _start(TOKEN_ID + 1);
        _rotate(_THIRD_KEY);
        vm.warp(block.timestamp + TOLERANCE);
        _redeemWith(VOUCHER_KEY, TOKEN_ID, 0);
        _assertEq(channel.due(provider), PRICE, "due");
    }

    function testFuzz_RevertWhen_KeyWasNeverTheChannels(uint248 key) public {
        vm.assume(key != 0 && key != VOUCHER_KEY && key != _SECOND_KEY);
        _rotate(_SECOND_KEY);
        _close(TOKEN_ID);
        _expectBadSignature(key, TOKEN_ID);
    }

    function test_RevertWhen_RotatedByAnotherOrToNothing() public {
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.NotConsumer.selector, provider));
        vm.prank(provider);
        channel.rotateVoucherKey(stranger);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.InvalidVoucherKey.selector, address(0)));
        vm.prank(consumer);
        channel.rotateVoucherKey(address(0));
    }

    function _rotate(uint256 key) private {
        vm.prank(consumer);
        channel.rotateVoucherKey(vm.addr(key));
    }

    function _close(uint64 tokenId) private {
        _start(tokenId + 1);
        vm.warp(block.timestamp + TOLERANCE);
    }

    function _redeemWith(uint256 key, uint64 tokenId, uint32 lane) private {
        LaneToken[] memory tokens = new LaneToken[](1);
        tokens[0] = _laneToken(key, tokenId, lane, 1);
        _finalize(tokens);
    }

    function _expectBadSignature(uint256 key, uint64 tokenId) private {
        LaneToken[] memory tokens = new LaneToken[](1);
        tokens[0] = _laneToken(key, tokenId, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.InvalidSignature.selector, tokenId, 0, 1));
        _finalize(tokens);
    }
}
