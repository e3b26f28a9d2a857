// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChannelState, ChannelTerms, LanePrice, LaneToken} from "../../src/IIntermediary.sol";
import {Intermediary} from "../../src/Intermediary.sol";
import {IntermediaryFactory} from "../../src/IntermediaryFactory.sol";
import {vm} from "./Vm.sol";

/// @notice A factory, two parties and an open channel to test with.
abstract contract ChannelTest {
    uint256 internal constant VOUCHER_KEY = 0xA11CE;
    uint256 internal constant STRANGER_KEY = 0xBAD;
    uint128 internal constant PRICE = 3;
    uint128 internal constant OTHER_PRICE = 5;
    uint32 internal constant OTHER_LANE = 9;
    uint32 internal constant TOLERANCE = 60;
    uint32 internal constant TERMINATION = 900;
    /// @notice Seconds that a termination period has beyond two tolerance periods, at least.
    uint32 internal constant ROOM = 60;
    uint64 internal constant TOKEN_ID = 7;
    /// @notice How much higher than the one before a token id may be.
    uint64 internal constant LONGEST_STEP = 2 ** 32;
    bytes32 internal constant SALT = "salt";

    address internal consumer = address(0xC0);
    address internal provider = address(0xBB);
    address internal stranger = address(0xEE);

    IntermediaryFactory internal factory;
    Intermediary internal channel;

    function setUp() public virtual {
        factory = new IntermediaryFactory();
        vm.deal(consumer, 1e30);
        vm.deal(stranger, 1e30);
        channel = _open(_terms(), SALT, 0);
    }

    function _terms() internal view returns (ChannelTerms memory) {
        return ChannelTerms(consumer, provider, address(0), TOLERANCE, TERMINATION, vm.addr(VOUCHER_KEY), TOKEN_ID);
    }

    /// @notice Lane 0 and another one.
    function _lanes() internal pure returns (LanePrice[] memory lanes) {
        lanes = new LanePrice[](2);
        lanes[0] = LanePrice(0, PRICE, "plain");
        lanes[1] = LanePrice(OTHER_LANE, OTHER_PRICE, "other");
    }

    function _open(ChannelTerms memory terms, bytes32 salt, uint256 value) internal returns (Intermediary) {
        vm.prank(terms.consumer);
        return Intermediary(factory.openChannel{value: value}(terms, _lanes(), salt, value));
    }

    function _deposit(uint256 amount) internal {
        vm.prank(consumer);
        channel.deposit{value: amount}(amount);
    }

    function _start(uint64 newTokenId) internal {
        _startWith(newTokenId, new LanePrice[](0));
    }

    function _startWith(uint64 newTokenId, LanePrice[] memory newPrices) internal {
        vm.prank(provider);
        channel.startRedemption(newTokenId, newPrices);
    }

    function _finalize(LaneToken[] memory tokens) internal {
        vm.prank(provider);
        channel.finalizeRedemption(tokens);
    }

    function _redeem(uint64 requests) internal {
        uint64 tokenId = channel.state().tokenId;
        _start(tokenId + 1);
        vm.warp(block.timestamp + TOLERANCE);
        _finalize(_token(tokenId, requests));
    }

    function _token(uint64 tokenId, uint64 requests) internal view returns (LaneToken[] memory) {
        return _tokenBy(VOUCHER_KEY, channel, tokenId, requests);
    }

    /// @notice Tokens of both lanes.
    function _tokens(
        uint64 tokenId,
        uint64 requests,
        uint64 otherRequests
    ) internal view returns (LaneToken[] memory tokens) {
        tokens = new LaneToken[](2);
        tokens[0] = _laneToken(VOUCHER_KEY, tokenId, 0, requests);
        tokens[1] = _laneToken(VOUCHER_KEY, tokenId, OTHER_LANE, otherRequests);
    }

    function _laneToken(
        uint256 key,
        uint64 tokenId,
        uint32 lane,
        uint64 requests
    ) internal view returns (LaneToken memory) {
        return LaneToken(tokenId, lane, requests, _sign(key, channel.tokenDigest(tokenId, lane, requests)));
    }

    function _tokenBy(
        uint256 key,
        Intermediary signedFor,
        uint64 tokenId,
        uint64 requests
    ) internal view returns (LaneToken[] memory tokens) {
        tokens = new LaneToken[](1);
        tokens[0] = LaneToken(tokenId, 0, requests, _sign(key, signedFor.tokenDigest(tokenId, 0, requests)));
    }

    function _sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _assertState(uint256 held, uint256 deposited, uint256 redeemed) internal view {
        ChannelState memory state = channel.state();
        _assertEq(state.held, held, "held");
        _assertEq(state.deposited, deposited, "deposited");
        _assertEq(state.redeemed, redeemed, "redeemed");
    }

    function _assertEq(uint256 actual, uint256 expected, string memory what) internal pure {
        require(actual == expected, what);
    }
}
