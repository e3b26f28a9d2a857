// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChannelState, ChannelTerms} from "../src/IIntermediary.sol";
import {Intermediary} from "../src/Intermediary.sol";
import {ChannelTest} from "./support/ChannelTest.sol";
import {RawHandler} from "./support/RawHandler.sol";
import {TestToken} from "./support/Tokens.sol";
import {vm} from "./support/Vm.sol";

contract ConservationTest is ChannelTest {
    uint256 private constant _CONSUMER_KEY = 0xC0FFEE;
    uint256 private constant _PROVIDER_KEY = 0xD00D;
    uint256 private constant _SECOND_KEY = 0x2222;

    Intermediary[2] private _channels;
    RawHandler private _handler;

    function setUp() public override {
        consumer = vm.addr(_CONSUMER_KEY);
        provider = vm.addr(_PROVIDER_KEY);
        super.setUp();
        TestToken token = new TestToken();
        ChannelTerms memory terms = _terms();
        terms.asset = address(token);
        _channels = [channel, _open(terms, SALT, 0)];
        _handler = new RawHandler(
            _channels,
            token,
            [VOUCHER_KEY, _SECOND_KEY, STRANGER_KEY],
            [consumer, provider, stranger],
            [_CONSUMER_KEY, _PROVIDER_KEY]
        );
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @notice Every deposit is held, redeemed or returned, in each channel.
    function invariant_DepositsAreHeldRedeemedOrReturned() public view {
        for (uint256 i = 0; i < _channels.length; ++i) {
            Intermediary one = _channels[i];
            ChannelState memory state = one.state();
            uint256 paidIn = _handler.paidIn(address(one));
            uint256 dueSum = one.due(consumer) + one.due(provider) + one.due(stranger);
            _assertEq(state.deposited, paidIn, "deposited");
            _assertEq(paidIn, state.held + dueSum + _handler.paidOut(address(one)), "conservation");
            _assertEq(_handler.balanceOf(one), state.held + dueSum, "balance");
        }
    }

    /// @notice The provider never gets more than was signed for, a stranger nothing.
    function invariant_RedeemedIsBoundedByWhatWasSigned() public view {
        for (uint256 i = 0; i < _channels.length; ++i) {
            Intermediary one = _channels[i];
            require(one.state().redeemed <= _handler.owed(address(one)), "signed");
            _assertEq(one.due(stranger), 0, "stranger");
        }
    }

    /// @notice A redemption pays the tokens' value, or all that is held if that is less.
    function invariant_RedemptionsPayInFull() public view {
        require(!_handler.isUnderpaid(), "underpaid");
    }
}
