// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChannelStatus, IIntermediary, LanePrice, LaneToken} from "../src/IIntermediary.sol";
import {ChannelCall, IIntermediaryFactory} from "../src/IIntermediaryFactory.sol";
import {Intermediary} from "../src/Intermediary.sol";
import {ChannelTest} from "./support/ChannelTest.sol";
import {vm} from "./support/Vm.sol";

contract BatchTest is ChannelTest {
    Intermediary private _other;

    function setUp() public override {
        super.setUp();
        _other = _open(_terms(), "other", 100);
        _deposit(100);
    }

    function test_Batch_RedeemsManyChannels() public {
        bytes memory start = abi.encodeCall(IIntermediary.startRedemption, (8, new LanePrice[](0)));
        _batch(provider, _calls(start, start, false));
        vm.warp(block.timestamp + TOLERANCE);
        _batch(
            provider,
            _calls(
                abi.encodeCall(IIntermediary.finalizeRedemption, (_tokenBy(VOUCHER_KEY, channel, TOKEN_ID, 10))),
                abi.encodeCall(IIntermediary.finalizeRedemption, (_tokenBy(VOUCHER_KEY, _other, TOKEN_ID, 20))),
                false
            )
        );
        _assertEq(channel.due(provider), 30, "one");
        _assertEq(_other.due(provider), 60, "other");

        bytes memory take = abi.encodeCall(IIntermediary.payOut, (provider));
        _batch(provider, _calls(take, take, false));
        _assertEq(provider.balance, 90, "paid out");
    }

    function test_Batch_CallsInTheNameOfItsCaller() public {
        bytes memory end = abi.encodeCall(IIntermediary.terminate, ());
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.NotProvider.selector, stranger));
        _batch(stranger, _calls(end, end, false));
    }

    function test_RevertWhen_CallerNamesAnotherAtTheEndOfItsCall() public {
        bytes memory end = abi.encodePacked(abi.encodeCall(IIntermediary.terminate, ()), provider);
        vm.prank(stranger);
        (bool accepted, ) = address(channel).call(end);
        require(!accepted, "only the factory is believed");
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.NotProvider.selector, stranger));
        _batch(stranger, _calls(end, end, false));
    }

    function test_Batch_OneFailureStopsNoneThatMayFail() public {
        vm.prank(provider);
        channel.terminate();
        bytes memory end = abi.encodeCall(IIntermediary.terminate, ());
        vm.expectEmit(true, true, true, true, address(factory));
        emit IIntermediaryFactory.CallFailed(
            0,
            address(channel),
            abi.encodeWithSelector(IIntermediary.WrongStatus.selector, ChannelStatus.Terminated)
        );
        bool[] memory succeeded = _batch(provider, _calls(end, end, true));
        require(!succeeded[0] && succeeded[1], "succeeded");
        require(_other.state().status == ChannelStatus.Terminated, "the second took effect");
    }

    function test_RevertWhen_OneFailsThatMustNot() public {
        bytes memory end = abi.encodeCall(IIntermediary.terminate, ());
        ChannelCall[] memory calls = _calls(end, end, false);
        calls[1].channel = address(channel);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.WrongStatus.selector, ChannelStatus.Terminated));
        _batch(provider, calls);
        require(channel.state().status == ChannelStatus.Open, "nothing took effect");
    }

    function test_RevertWhen_ChannelIsNotOfThisFactory() public {
        ChannelCall[] memory calls = _calls("", "", true);
        calls[0].channel = address(new Intermediary());
        vm.expectRevert(abi.encodeWithSelector(IIntermediaryFactory.UnknownChannel.selector, calls[0].channel));
        _batch(provider, calls);
    }

    /// @notice Estimates of the gas find the least with which it does not revert: that has to be enough for all calls.
    function test_Batch_WithTooLittleGasFailsAsAWhole() public {
        // A call that costs much leaves enough to go on with when it fails.
        LanePrice[] memory many = new LanePrice[](100);
        for (uint32 i = 0; i < many.length; ++i) many[i] = LanePrice(10 + i, PRICE, "");
        bytes memory start = abi.encodeCall(IIntermediary.startRedemption, (8, many));
        bytes memory batch = abi.encodeCall(IIntermediaryFactory.batch, (_calls(start, start, true)));
        for (uint256 gasGiven = 100_000; gasGiven < 30_000_000; gasGiven += 100_000) {
            vm.prank(provider);
            (bool accepted, ) = address(factory).call{gas: gasGiven}(batch);
            if (!accepted) continue;
            _assertEq(channel.state().tokenId, 8, "one");
            _assertEq(_other.state().tokenId, 8, "other");
            return;
        }
        revert("no gas is enough");
    }

    function testFuzz_Batch_GarbageChangesNothing(bytes calldata data) public {
        // The channel itself refuses garbage, from any account.
        _batch(stranger, _calls(data, data, true));
        _assertState(100, 100, 0);
    }

    function _batch(address caller, ChannelCall[] memory calls) private returns (bool[] memory) {
        vm.prank(caller);
        return factory.batch(calls);
    }

    function _calls(
        bytes memory one,
        bytes memory other,
        bool mayFail
    ) private view returns (ChannelCall[] memory calls) {
        calls = new ChannelCall[](2);
        calls[0] = ChannelCall(address(channel), mayFail, one);
        calls[1] = ChannelCall(address(_other), mayFail, other);
    }
}
