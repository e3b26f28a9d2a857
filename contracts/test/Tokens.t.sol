// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChannelStatus, ChannelTerms, IIntermediary} from "../src/IIntermediary.sol";
import {IIntermediaryFactory} from "../src/IIntermediaryFactory.sol";
import {Intermediary} from "../src/Intermediary.sol";
import {BlacklistingToken, FeeToken, HookedToken, NoReturnToken, TestToken} from "./support/Tokens.sol";
import {TokenChannelTest} from "./support/TokenChannelTest.sol";
import {vm} from "./support/Vm.sol";

contract TokensTest is TokenChannelTest {
    function testFuzz_Token_DepositRedeemPayOut(uint96 funds, uint64 requests) public {
        vm.assume(funds > 0);
        _depositTokens(funds);
        _redeem(requests);
        _terminate();

        uint256 value = uint256(requests) * PRICE;
        uint256 paid = value < funds ? value : funds;
        if (paid > 0) _payOut(provider);
        if (paid < funds) _payOut(consumer);
        _assertEq(token.balanceOf(provider), paid, "provider");
        _assertEq(token.balanceOf(consumer), 1e30 - paid, "consumer");
        _assertEq(token.balanceOf(address(channel)), 0, "channel");
    }

    function test_Open_TakesTheFirstDepositFromTheConsumer() public {
        ChannelTerms memory terms = _terms();
        terms.asset = address(token);
        address foretold = factory.intermediaryAddress(consumer, provider, address(token), "first");
        vm.prank(consumer);
        token.approve(foretold, 40);
        vm.prank(consumer);
        factory.openChannel(terms, _lanes(), "first", 40);
        _assertEq(Intermediary(foretold).state().held, 40, "held");
        _assertEq(token.balanceOf(foretold), 40, "balance");
    }

    function test_RevertWhen_EtherComesWithTokens() public {
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.WrongValue.selector, 1, 0));
        vm.prank(consumer);
        channel.deposit{value: 1}(10);
    }

    function test_RevertWhen_NotApproved() public {
        token.mint(stranger, 10);
        vm.prank(stranger);
        (bool accepted, ) = address(channel).call(abi.encodeCall(channel.deposit, (10)));
        require(!accepted, "accepted");
        _assertState(0, 0, 0);
    }

    function test_RevertWhen_AssetIsNoContract() public {
        ChannelTerms memory terms = _terms();
        terms.asset = stranger;
        vm.expectRevert(abi.encodeWithSelector(IIntermediaryFactory.UnsupportedAsset.selector, stranger));
        vm.prank(consumer);
        factory.openChannel(terms, _lanes(), SALT, 0);
    }

    function test_Deposit_OfAFeeTokenCountsWhatArrives() public {
        _use(new FeeToken());
        _depositTokens(100);
        _assertState(90, 90, 0);
        _terminate();
        _payOut(consumer);
        _assertEq(token.balanceOf(address(channel)), 0, "nothing is stuck, nothing is missing");
    }

    function test_PayOut_BlacklistedProviderBlocksOnlyItselfAndMayNameAReceiver() public {
        BlacklistingToken listing = new BlacklistingToken();
        _use(listing);
        _depositTokens(100);
        _redeem(10);
        listing.list(provider);
        vm.expectRevert(abi.encodeWithSelector(BlacklistingToken.Blacklisted.selector, provider));
        _payOut(provider);

        _terminate();
        _payOut(consumer);
        _assertEq(token.balanceOf(consumer), 1e30 - 30, "consumer");
        vm.prank(provider);
        channel.payOut(stranger);
        _assertEq(token.balanceOf(stranger), 30, "receiver");
    }

    function test_Token_WithoutReturnValueWorks() public {
        NoReturnToken old = new NoReturnToken();
        old.mint(consumer, 100);
        channel = _openFor(address(old));
        vm.prank(consumer);
        old.approve(address(channel), 100);
        _depositTokens(100);
        _redeem(10);
        _payOut(provider);
        _assertEq(old.balanceOf(provider), 30, "provider");
    }

    function test_Deposit_ReenteredCountsOnce() public {
        HookedToken hooked = new HookedToken();
        _use(hooked);
        hooked.mint(address(hooked), 50);
        vm.prank(address(hooked));
        hooked.approve(address(channel), 50);
        hooked.hook(channel, abi.encodeCall(channel.deposit, (50)));
        _depositTokens(100);
        require(!hooked.entered(), "entered");
        _assertState(100, 100, 0);
        _assertEq(hooked.balanceOf(address(channel)), 100, "balance");
    }

    function test_Deposit_PayOutDuringItIsRefused() public {
        HookedToken hooked = new HookedToken();
        provider = address(hooked);
        _use(hooked);
        _depositTokens(100);
        _redeem(10);
        hooked.hook(channel, abi.encodeCall(channel.payOut, (stranger)));
        _depositTokens(100);
        require(!hooked.entered(), "entered");
        _assertState(170, 200, 30);
    }

    function test_RevertWhen_ChannelEndsDuringADeposit() public {
        HookedToken hooked = new HookedToken();
        provider = address(hooked);
        _use(hooked);
        hooked.hook(channel, abi.encodeCall(channel.terminate, ()));
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.WrongStatus.selector, ChannelStatus.Terminated));
        _depositTokens(100);
        _assertEq(hooked.balanceOf(consumer), 1e30, "purse");
    }

    function test_Donation_ChangesNothing() public {
        _depositTokens(100);
        token.mint(address(channel), 7);
        _terminate();
        _assertEq(channel.due(consumer), 100, "due");
    }

    function _payOut(address account) private {
        vm.prank(account);
        channel.payOut(account);
    }
}
