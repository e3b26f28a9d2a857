// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChannelStatus, IIntermediary} from "../src/IIntermediary.sol";
import {Intermediary} from "../src/Intermediary.sol";
import {ChannelTest} from "./support/ChannelTest.sol";
import {vm} from "./support/Vm.sol";

contract CloseTest is ChannelTest {
    uint256 private constant _CONSUMER_KEY = 0xC0FFEE;
    uint256 private constant _PROVIDER_KEY = 0xD00D;

    function setUp() public override {
        consumer = vm.addr(_CONSUMER_KEY);
        provider = vm.addr(_PROVIDER_KEY);
        super.setUp();
        _deposit(100);
    }

    function testFuzz_Close_SplitsAsAgreed(uint8 agreed, bool pending) public {
        vm.assume(agreed <= 100);
        if (pending) _start(8);
        vm.prank(stranger);
        _closeWith(agreed, _CONSUMER_KEY, _PROVIDER_KEY);
        _assertEq(channel.due(provider), agreed, "provider");
        _assertEq(channel.due(consumer), 100 - uint256(agreed), "consumer");
        _assertState(0, 100, agreed);
        require(channel.state().status == ChannelStatus.Terminated, "status");
    }

    function test_Close_CountsWhatWasRedeemedBefore() public {
        _redeem(10);
        (bytes memory mine, bytes memory theirs) = _agree(channel, 50, type(uint64).max);
        vm.expectEmit(true, true, true, true, address(channel));
        emit IIntermediary.Settled(20);
        channel.close(50, type(uint64).max, mine, theirs);
        _assertEq(channel.due(provider), 50, "in all");
    }

    function test_RevertWhen_MoreWasRedeemedSinceOrMoreIsGivenThanThereIs() public {
        _redeem(10);
        _expectRefused(
            abi.encodeWithSelector(IIntermediary.InvalidSettlement.selector, 29, 30, 100),
            29,
            _CONSUMER_KEY,
            _PROVIDER_KEY
        );
        _expectRefused(
            abi.encodeWithSelector(IIntermediary.InvalidSettlement.selector, 101, 30, 100),
            101,
            _CONSUMER_KEY,
            _PROVIDER_KEY
        );
    }

    function test_RevertWhen_OnePartyDidNotSign() public {
        _expectRefused(
            abi.encodeWithSelector(IIntermediary.NotAgreed.selector, consumer),
            50,
            STRANGER_KEY,
            _PROVIDER_KEY
        );
        _expectRefused(
            abi.encodeWithSelector(IIntermediary.NotAgreed.selector, provider),
            50,
            _CONSUMER_KEY,
            _CONSUMER_KEY
        );
        _expectRefused(
            abi.encodeWithSelector(IIntermediary.NotAgreed.selector, consumer),
            50,
            VOUCHER_KEY,
            _PROVIDER_KEY
        );
    }

    function test_RevertWhen_AgreementIsForAnotherChannelOrChain() public {
        Intermediary other = _open(_terms(), "other", 100);
        (bytes memory mine, bytes memory theirs) = _agree(other, 50, type(uint64).max);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.NotAgreed.selector, consumer));
        channel.close(50, type(uint64).max, mine, theirs);

        (mine, theirs) = _agree(channel, 50, type(uint64).max);
        vm.chainId(99);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.NotAgreed.selector, consumer));
        channel.close(50, type(uint64).max, mine, theirs);
    }

    function test_RevertWhen_AgreementIsTooOld() public {
        uint64 deadline = uint64(block.timestamp);
        (bytes memory mine, bytes memory theirs) = _agree(channel, 50, deadline);
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.TooLate.selector, deadline));
        channel.close(50, deadline, mine, theirs);
    }

    function test_RevertWhen_ClosedTwice() public {
        _closeWith(50, _CONSUMER_KEY, _PROVIDER_KEY);
        _expectRefused(
            abi.encodeWithSelector(IIntermediary.WrongStatus.selector, ChannelStatus.Terminated),
            50,
            _CONSUMER_KEY,
            _PROVIDER_KEY
        );
    }

    function _closeWith(uint256 redeemed, uint256 consumerKey, uint256 providerKey) private {
        uint64 deadline = type(uint64).max;
        bytes32 digest = channel.closeDigest(redeemed, deadline);
        channel.close(redeemed, deadline, _sign(consumerKey, digest), _sign(providerKey, digest));
    }

    function _expectRefused(bytes memory reason, uint256 redeemed, uint256 consumerKey, uint256 providerKey) private {
        bytes32 digest = channel.closeDigest(redeemed, type(uint64).max);
        bytes memory mine = _sign(consumerKey, digest);
        bytes memory theirs = _sign(providerKey, digest);
        vm.expectRevert(reason);
        channel.close(redeemed, type(uint64).max, mine, theirs);
    }

    function _agree(
        Intermediary on,
        uint256 redeemed,
        uint64 deadline
    ) private view returns (bytes memory, bytes memory) {
        bytes32 digest = on.closeDigest(redeemed, deadline);
        return (_sign(_CONSUMER_KEY, digest), _sign(_PROVIDER_KEY, digest));
    }
}
