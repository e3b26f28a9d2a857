// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChannelState, LaneToken} from "../src/IIntermediary.sol";
import {Intermediary} from "../src/Intermediary.sol";
import {ChannelTest} from "./support/ChannelTest.sol";
import {vm} from "./support/Vm.sol";

/// @notice Calls the channel as anybody might, with and without sense; most calls are refused.
contract RawHandler {
    Intermediary private immutable _CHANNEL;
    uint256 private immutable _KEY;
    address[3] private _actors;

    /// @notice Sums of what went in and out, kept apart from the channel's own books.
    uint256 public paidIn;
    uint256 public paidOut;
    uint256 public owed;
    uint64 public mostRequests;

    constructor(Intermediary channel, uint256 key, address[3] memory actors) {
        _CHANNEL = channel;
        _KEY = key;
        _actors = actors;
    }

    function deposit(uint256 who, uint64 amount) external {
        vm.deal(_actor(who), amount);
        vm.prank(_actor(who));
        _CHANNEL.deposit{value: amount}();
        paidIn += amount;
    }

    function startRedemption(uint256 who, uint64 step) external {
        uint64 tokenId = _CHANNEL.state().tokenId + (step % 3);
        vm.prank(_actor(who));
        _CHANNEL.startRedemption(tokenId);
    }

    function finalizeRedemption(uint256 who, uint64 idOffset, uint32 requests, bool forged, uint256 count) external {
        ChannelState memory before = _CHANNEL.state();
        uint64 tokenId = before.expiringTokenId + (idOffset % 2);
        LaneToken[] memory tokens = new LaneToken[](count % 3);
        bytes32 digest = _CHANNEL.tokenDigest(tokenId, 0, requests);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(forged ? _KEY + 1 : _KEY, digest);
        for (uint256 i = 0; i < tokens.length; ++i) {
            tokens[i] = LaneToken(tokenId, 0, requests, abi.encodePacked(r, s, v));
        }
        vm.prank(_actor(who));
        _CHANNEL.finalizeRedemption(tokens);
        // Reached only when accepted: the value that was signed for bounds what is paid.
        if (tokens.length > 0) owed += uint256(requests) * _CHANNEL.terms().pricePerRequest;
    }

    function startTermination(uint256 who) external {
        vm.prank(_actor(who));
        _CHANNEL.startTermination();
    }

    function finalizeTermination(uint256 who) external {
        vm.prank(_actor(who));
        _CHANNEL.finalizeTermination();
    }

    function terminate(uint256 who, uint256 chance) external {
        if (chance % 8 != 0) return;
        vm.prank(_actor(who));
        _CHANNEL.terminate();
    }

    function payOut(uint256 who) external {
        uint256 before = address(_CHANNEL).balance;
        vm.prank(_actor(who));
        _CHANNEL.payOut();
        paidOut += before - address(_CHANNEL).balance;
    }

    function wait_(uint16 duration) external {
        vm.warp(block.timestamp + (duration % 1200));
    }

    function _actor(uint256 who) private view returns (address) {
        return _actors[who % 3];
    }
}

contract ConservationTest is ChannelTest {
    RawHandler private _handler;

    function setUp() public override {
        super.setUp();
        _handler = new RawHandler(channel, VOUCHER_KEY, [consumer, provider, stranger]);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @notice Every deposit is held, redeemed or returned.
    function invariant_DepositsAreHeldRedeemedOrReturned() public view {
        ChannelState memory state = channel.state();
        _assertEq(state.deposited, _handler.paidIn(), "deposited");
        uint256 dueSum = channel.due(consumer) + channel.due(provider) + channel.due(stranger);
        _assertEq(_handler.paidIn(), state.held + dueSum + _handler.paidOut(), "conservation");
        _assertEq(address(channel).balance, state.held + dueSum, "balance");
    }

    /// @notice The provider never gets more than was signed for, a stranger nothing.
    function invariant_RedeemedIsBoundedBySignedTokens() public view {
        require(channel.state().redeemed <= _handler.owed(), "signed");
        _assertEq(channel.due(stranger), 0, "stranger");
    }
}
