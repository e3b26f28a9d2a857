// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ChannelState, LanePrice, LaneToken} from "../../src/IIntermediary.sol";
import {Intermediary} from "../../src/Intermediary.sol";
import {TestToken} from "./Tokens.sol";
import {vm} from "./Vm.sol";

/// @notice Calls two channels as anybody might, with and without sense; most calls are refused. Keeps sums of what went
/// in and out per channel, apart from the channels' own books.
contract RawHandler {
    Intermediary[2] private _channels;
    TestToken private immutable _TOKEN;
    uint256[3] private _voucherKeys;
    address[3] private _actors;
    uint256[2] private _partyKeys;

    mapping(address channel => uint256) public paidIn;
    mapping(address channel => uint256) public paidOut;
    /// @notice Amount that accepted tokens, and agreements, entitle the provider to.
    mapping(address channel => uint256) public owed;
    /// @notice Whether a sensible redemption ever paid anything but its tokens' value or all that was held.
    bool public isUnderpaid;

    /// @param channels One of ether, one of `token`.
    /// @param actors Consumer, provider, stranger; the first two have `partyKeys`.
    constructor(
        Intermediary[2] memory channels,
        TestToken token,
        uint256[3] memory voucherKeys,
        address[3] memory actors,
        uint256[2] memory partyKeys
    ) {
        _channels = channels;
        _TOKEN = token;
        _voucherKeys = voucherKeys;
        _actors = actors;
        _partyKeys = partyKeys;
    }

    function deposit(uint256 which, uint256 who, uint64 amount) external {
        (Intermediary channel, address actor) = (_channel(which), _actor(who));
        bool isEther = which % 2 == 0;
        if (isEther) vm.deal(actor, amount);
        else {
            _TOKEN.mint(actor, amount);
            vm.prank(actor);
            _TOKEN.approve(address(channel), amount);
        }
        vm.prank(actor);
        channel.deposit{value: isEther ? amount : 0}(amount);
        paidIn[address(channel)] += amount;
    }

    function startRedemption(uint256 which, uint256 who, uint64 step, uint32 lane, uint16 price) external {
        Intermediary channel = _channel(which);
        LanePrice[] memory prices = new LanePrice[](step % 2);
        if (prices.length > 0) prices[0] = LanePrice(_lane(lane), price, "");
        uint64 tokenId = channel.state().tokenId + (step % 3);
        vm.prank(_actor(who));
        channel.startRedemption(tokenId, prices);
    }

    function finalizeRedemption(
        uint256 which,
        uint256 who,
        uint64 idOffset,
        uint32[2] calldata requests,
        uint256 seed
    ) external {
        Intermediary channel = _channel(which);
        uint64 tokenId = channel.state().expiringTokenId + (idOffset % 2);
        LaneToken[] memory tokens = new LaneToken[](seed % 3);
        uint256 value;
        for (uint256 i = 0; i < tokens.length; ++i) {
            uint32 lane = _lane(uint32((seed >> (8 * i)) % 256));
            bytes32 digest = channel.tokenDigest(tokenId, lane, requests[i]);
            tokens[i] = LaneToken(tokenId, lane, requests[i], _sign(_voucherKeys[(seed >> 64) % 3], digest));
            value += uint256(requests[i]) * channel.pricePerRequest(lane, tokenId);
        }
        vm.prank(_actor(who));
        channel.finalizeRedemption(tokens);
        // Reached only when accepted: the value that was signed for bounds what is paid.
        owed[address(channel)] += value;
    }

    /// @notice A redemption as it should be, so that many of them happen.
    function redeem(uint256 which, uint32 requests, uint32 otherRequests) external {
        Intermediary channel = _channel(which);
        ChannelState memory before = channel.state();
        uint256 redeemed = before.redeemed;
        if (before.redemptionReadyAt == 0) {
            vm.prank(_actors[1]);
            channel.startRedemption(before.tokenId + 1, new LanePrice[](0));
        }
        uint64 tokenId = channel.state().expiringTokenId;
        vm.warp(channel.state().redemptionReadyAt);
        LaneToken[] memory tokens = new LaneToken[](2);
        uint32[2] memory counts = [requests, otherRequests];
        uint256 value;
        for (uint32 i = 0; i < 2; ++i) {
            bytes32 digest = channel.tokenDigest(tokenId, i * 9, counts[i]);
            tokens[i] = LaneToken(tokenId, i * 9, counts[i], _sign(_keyOf(channel.voucherKey()), digest));
            value += uint256(counts[i]) * channel.pricePerRequest(i * 9, tokenId);
        }
        vm.prank(_actors[1]);
        channel.finalizeRedemption(tokens);
        owed[address(channel)] += value;
        if (channel.state().redeemed - redeemed != Math.min(value, before.held)) isUnderpaid = true;
    }

    function rotate(uint256 which, uint256 who, uint256 key) external {
        vm.prank(_actor(who));
        _channel(which).rotateVoucherKey(vm.addr(_voucherKeys[key % 2]));
    }

    function openLane(uint256 which, uint256 who, uint32 lane, uint32 model) external {
        vm.prank(_actor(who));
        _channel(which).openLane(_lane(lane), _lane(model), "");
    }

    function close(uint256 which, uint64 redeemed, uint256 seed) external {
        if (seed % 8 != 0) return;
        Intermediary channel = _channel(which);
        ChannelState memory before = channel.state();
        bytes32 digest = channel.closeDigest(redeemed, type(uint64).max);
        bytes memory consents = _sign(_partyKeys[(seed >> 8) % 2], digest);
        channel.close(redeemed, type(uint64).max, consents, _sign(_partyKeys[1], digest));
        owed[address(channel)] += redeemed - before.redeemed;
    }

    function startTermination(uint256 which, uint256 who) external {
        vm.prank(_actor(who));
        _channel(which).startTermination();
    }

    function finalizeTermination(uint256 which, uint256 who) external {
        vm.prank(_actor(who));
        _channel(which).finalizeTermination();
    }

    function terminate(uint256 which, uint256 who, uint256 chance) external {
        if (chance % 8 != 0) return;
        vm.prank(_actor(who));
        _channel(which).terminate();
    }

    function payOut(uint256 which, uint256 who) external {
        (Intermediary channel, address actor) = (_channel(which), _actor(who));
        uint256 before = balanceOf(channel);
        vm.prank(actor);
        channel.payOut(actor);
        paidOut[address(channel)] += before - balanceOf(channel);
    }

    function wait_(uint16 duration) external {
        vm.warp(block.timestamp + (duration % 1200));
    }

    /// @notice Balance of a channel in its asset.
    function balanceOf(Intermediary channel) public view returns (uint256) {
        return channel == _channels[0] ? address(channel).balance : _TOKEN.balanceOf(address(channel));
    }

    function _channel(uint256 which) private view returns (Intermediary) {
        return _channels[which % 2];
    }

    function _actor(uint256 who) private view returns (address) {
        return _actors[who % 3];
    }

    /// @dev Lanes that exist, one that may come to, and one that may not.
    function _lane(uint32 lane) private pure returns (uint32) {
        return (lane % 4) * 9;
    }

    function _keyOf(address voucherKey) private view returns (uint256) {
        return voucherKey == vm.addr(_voucherKeys[0]) ? _voucherKeys[0] : _voucherKeys[1];
    }

    function _sign(uint256 key, bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }
}
