// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChannelStatus, ChannelTerms, IIntermediary} from "../src/IIntermediary.sol";
import {ChannelTest} from "./support/ChannelTest.sol";
import {Refuser, Reentrant} from "./support/Receivers.sol";
import {vm} from "./support/Vm.sol";

contract TerminationTest is ChannelTest {
    function test_Terminate_ByProviderReturnsTheRestAtOnce() public {
        _deposit(100);
        _redeem(10);
        vm.prank(provider);
        channel.terminate();

        _assertEq(channel.due(consumer), 70, "consumer");
        _assertEq(channel.due(provider), 30, "provider");
        _assertState(0, 100, 30);
    }

    function test_RevertWhen_ProviderTerminatesDuringRedemption() public {
        _start(8);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.RedemptionPending.selector, TOKEN_ID));
        vm.prank(provider);
        channel.terminate();
    }

    function test_FinalizeTermination_ReturnsTheRestAfterThePeriod() public {
        _deposit(100);
        uint64 readyAt = uint64(block.timestamp) + TERMINATION;
        _startTermination();
        vm.warp(readyAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.TooEarly.selector, readyAt));
        vm.prank(consumer);
        channel.finalizeTermination();

        vm.warp(readyAt);
        vm.prank(consumer);
        channel.finalizeTermination();
        _assertEq(channel.due(consumer), 100, "due");
    }

    function test_Termination_ProviderStillRedeems() public {
        _deposit(100);
        _startTermination();
        _redeem(10);
        _assertEq(channel.due(provider), 30, "due");
    }

    /// @notice The worst moment: all that came under the new id is redeemed too, with the shortest termination period.
    function testFuzz_Termination_NoticeDuringARedemptionLeavesTimeForTheNext(uint32 tolerance, uint32 wait) public {
        vm.assume(tolerance < type(uint32).max / 2 - ROOM && wait < tolerance);
        ChannelTerms memory terms = _terms();
        (terms.tolerancePeriod, terms.terminationPeriod) = (tolerance, 2 * tolerance + ROOM);
        channel = _open(terms, "short", 0);
        _deposit(1_000);
        _start(8);
        uint256 end = block.timestamp + wait + terms.terminationPeriod;
        vm.warp(block.timestamp + wait);
        _startTermination();

        vm.warp(channel.state().redemptionReadyAt);
        _finalize(_token(TOKEN_ID, 100));
        _start(9);
        vm.warp(channel.state().redemptionReadyAt);
        _finalize(_token(8, 200));
        _assertEq(channel.due(provider), 900, "due");
        require(end - block.timestamp >= ROOM, "room");
    }

    function test_Termination_ProviderCannotHoldItUp() public {
        _deposit(100);
        _startTermination();
        vm.warp(block.timestamp + TERMINATION);
        _start(8);
        vm.prank(consumer);
        channel.finalizeTermination();
        require(channel.state().status == ChannelStatus.Terminated, "status");
    }

    function test_RevertWhen_NoticeIsRepeated() public {
        _startTermination();
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.WrongStatus.selector, ChannelStatus.Terminating));
        _startTermination();
    }

    function test_RevertWhen_TerminatedByTheWrongParty() public {
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.NotProvider.selector, consumer));
        vm.prank(consumer);
        channel.terminate();
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.NotConsumer.selector, provider));
        vm.prank(provider);
        channel.startTermination();
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.NotConsumer.selector, stranger));
        vm.prank(stranger);
        channel.finalizeTermination();
    }

    function test_RevertWhen_UsedAfterItsEnd() public {
        vm.prank(provider);
        channel.terminate();

        bytes memory reason = abi.encodeWithSelector(IIntermediary.WrongStatus.selector, ChannelStatus.Terminated);
        vm.expectRevert(reason);
        _deposit(1);
        vm.expectRevert(reason);
        _start(8);
        vm.expectRevert(reason);
        _startTermination();
        vm.expectRevert(reason);
        vm.prank(provider);
        channel.terminate();
        _assertEq(address(channel).balance, 0, "a refused deposit goes back");
    }

    function test_Deposit_ByAnybodyBelongsToTheConsumer() public {
        vm.prank(stranger);
        channel.deposit{value: 5}(5);
        vm.prank(provider);
        channel.terminate();
        _assertEq(channel.due(consumer), 5, "due");
        _assertEq(channel.due(stranger), 0, "stranger");
    }

    function test_RevertWhen_DepositIsEmpty() public {
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.EmptyDeposit.selector));
        _deposit(0);
    }

    function test_RevertWhen_EtherIsSentWithoutACall() public {
        vm.prank(consumer);
        (bool accepted, ) = address(channel).call{value: 1}("");
        require(!accepted, "accepted");
    }

    function test_PayOut_RefusingProviderBlocksOnlyItself() public {
        provider = address(new Refuser());
        channel = _open(_terms(), SALT, 100);
        _redeem(10);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.PayoutRefused.selector, provider, 30));
        vm.prank(provider);
        channel.payOut(provider);

        vm.prank(provider);
        channel.terminate();
        uint256 before = consumer.balance;
        vm.prank(consumer);
        channel.payOut(consumer);
        _assertEq(consumer.balance - before, 70, "consumer");
    }

    function test_PayOut_ReentrantProviderGainsNothing() public {
        Reentrant reentrant = new Reentrant();
        provider = address(reentrant);
        channel = _open(_terms(), SALT, 100);
        _redeem(10);
        reentrant.attack(channel);
        _assertEq(provider.balance, 30, "provider");
        _assertEq(address(channel).balance, 70, "channel");
    }

    function _startTermination() private {
        vm.prank(consumer);
        channel.startTermination();
    }
}
