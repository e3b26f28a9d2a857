// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChannelTerms} from "../../src/IIntermediary.sol";
import {Intermediary} from "../../src/Intermediary.sol";
import {ChannelTest} from "./ChannelTest.sol";
import {TestToken} from "./Tokens.sol";
import {vm} from "./Vm.sol";

/// @notice A channel that is paid with a token, whose consumer has a key to sign with.
abstract contract TokenChannelTest is ChannelTest {
    uint256 internal constant CONSUMER_KEY = 0xC0FFEE;

    TestToken internal token;

    function setUp() public virtual override {
        consumer = vm.addr(CONSUMER_KEY);
        super.setUp();
        _use(new TestToken());
    }

    /// @notice Opens a channel of `token_`, of which the consumer gets plenty.
    function _use(TestToken token_) internal {
        token = token_;
        token.mint(consumer, 1e30);
        channel = _openFor(address(token));
        vm.prank(consumer);
        token.approve(address(channel), type(uint256).max);
    }

    function _openFor(address asset) internal returns (Intermediary) {
        ChannelTerms memory terms = _terms();
        terms.asset = asset;
        return _open(terms, SALT, 0);
    }

    function _depositTokens(uint256 amount) internal {
        vm.prank(consumer);
        channel.deposit(amount);
    }

    function _terminate() internal {
        vm.prank(provider);
        channel.terminate();
    }
}
