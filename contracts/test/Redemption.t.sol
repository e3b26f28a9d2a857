// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IIntermediary, LanePrice, LaneToken} from "../src/IIntermediary.sol";
import {Intermediary} from "../src/Intermediary.sol";
import {ChannelTest} from "./support/ChannelTest.sol";
import {vm} from "./support/Vm.sol";

contract RedemptionTest is ChannelTest {
    uint256 private constant _CURVE_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;

    function testFuzz_Redeem_PaysValueOrWhatIsHeld(uint96 funds, uint64 requests) public {
        vm.assume(funds > 0);
        _deposit(funds);
        _redeem(requests);

        uint256 value = uint256(requests) * PRICE;
        uint256 paid = value < funds ? value : funds;
        _assertState(funds - paid, funds, paid);
        _assertEq(channel.due(provider), paid, "due");
    }

    function test_Redeem_PaidOutOnce() public {
        _deposit(100);
        _redeem(10);
        vm.prank(provider);
        channel.payOut(provider);
        _assertEq(provider.balance, 30, "balance");

        vm.expectRevert(abi.encodeWithSelector(IIntermediary.NothingDue.selector, provider));
        vm.prank(provider);
        channel.payOut(provider);
    }

    function test_Redeem_SameTokenTwiceIsRefused() public {
        _deposit(100);
        LaneToken[] memory tokens = _token(TOKEN_ID, 10);
        _redeem(10);
        _start(20);
        vm.warp(block.timestamp + TOLERANCE);
        _expectRefused(tokens, abi.encodeWithSelector(IIntermediary.InvalidTokenId.selector, TOKEN_ID, TOKEN_ID + 1));
    }

    function test_Redeem_WithoutTokenEndsWithNothing() public {
        _deposit(100);
        _start(8);
        vm.warp(block.timestamp + TOLERANCE);
        vm.expectEmit(true, true, true, true, address(channel));
        emit IIntermediary.RedemptionFinalized(TOKEN_ID, 0);
        _finalize(new LaneToken[](0));
        _assertState(100, 100, 0);

        _start(9);
    }

    function test_RevertWhen_RedeemedWithoutStart() public {
        _expectRefused(_token(TOKEN_ID, 1), abi.encodeWithSelector(IIntermediary.NoRedemptionPending.selector));
    }

    function testFuzz_RevertWhen_RedeemedTooEarly(uint32 waited) public {
        vm.assume(waited < TOLERANCE);
        uint64 readyAt = uint64(block.timestamp) + TOLERANCE;
        _start(8);
        vm.warp(block.timestamp + waited);
        _expectRefused(_token(TOKEN_ID, 1), abi.encodeWithSelector(IIntermediary.TooEarly.selector, readyAt));
    }

    function testFuzz_RevertWhen_TokenIdNotNewer(uint64 given) public {
        vm.assume(given <= TOKEN_ID);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.TokenIdNotNewer.selector, given, TOKEN_ID));
        _start(given);
    }

    function testFuzz_RevertWhen_TokenIdLeavesNoRoom(uint64 given) public {
        vm.assume(given > TOKEN_ID + LONGEST_STEP);
        _expectTooHigh(given);
    }

    function test_RevertWhen_TokenIdIsJustTooHighOrTheLastOne() public {
        _expectTooHigh(type(uint64).max);
        _expectTooHigh(TOKEN_ID + LONGEST_STEP + 1);
        _start(TOKEN_ID + LONGEST_STEP);
    }

    function _expectTooHigh(uint64 given) private {
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.TokenIdTooHigh.selector, given, TOKEN_ID + LONGEST_STEP));
        _start(given);
    }

    function test_RevertWhen_StartedTwice() public {
        _start(8);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.RedemptionPending.selector, TOKEN_ID));
        _start(9);
    }

    function test_RevertWhen_StrangerOrConsumerRedeems() public {
        address[2] memory others = [stranger, consumer];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IIntermediary.NotProvider.selector, others[i]));
            vm.prank(others[i]);
            channel.startRedemption(8, new LanePrice[](0));
            vm.expectRevert(abi.encodeWithSelector(IIntermediary.NotProvider.selector, others[i]));
            vm.prank(others[i]);
            channel.finalizeRedemption(new LaneToken[](0));
        }
    }

    function testFuzz_RevertWhen_StrangerSigned(uint64 requests) public {
        _expectBadSignature(_tokenBy(STRANGER_KEY, channel, TOKEN_ID, requests));
    }

    function testFuzz_RevertWhen_CounterRaised(uint64 requests, uint64 raised) public {
        vm.assume(raised != requests);
        LaneToken[] memory tokens = _token(TOKEN_ID, requests);
        tokens[0].requests = raised;
        _expectBadSignature(tokens);
    }

    function testFuzz_RevertWhen_SignatureIsGarbage(bytes calldata signature) public {
        LaneToken[] memory tokens = new LaneToken[](1);
        tokens[0] = LaneToken(TOKEN_ID, 0, 5, signature);
        _expectBadSignature(tokens);
    }

    function test_RevertWhen_SignatureMauledToHighS() public {
        LaneToken[] memory tokens = new LaneToken[](1);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(VOUCHER_KEY, channel.tokenDigest(TOKEN_ID, 0, 5));
        bytes memory mauled = abi.encodePacked(r, bytes32(_CURVE_ORDER - uint256(s)), v == 27 ? uint8(28) : uint8(27));
        tokens[0] = LaneToken(TOKEN_ID, 0, 5, mauled);
        _expectBadSignature(tokens);
    }

    function test_RevertWhen_SignedForAnotherChannel() public {
        Intermediary other = _open(_terms(), "other", 0);
        _expectBadSignature(_tokenBy(VOUCHER_KEY, other, TOKEN_ID, 5));
    }

    function test_RevertWhen_SignedForAnotherChain() public {
        LaneToken[] memory tokens = _token(TOKEN_ID, 5);
        vm.chainId(99);
        _expectBadSignature(tokens);
    }

    function test_RevertWhen_LaneUnknownOrRepeated() public {
        LaneToken[] memory tokens = _token(TOKEN_ID, 5);
        tokens[0].lane = 1;
        _start(8);
        vm.warp(block.timestamp + TOLERANCE);
        _expectRefused(tokens, abi.encodeWithSelector(IIntermediary.InvalidLane.selector, 1));

        LaneToken[] memory twice = new LaneToken[](2);
        twice[0] = _token(TOKEN_ID, 5)[0];
        twice[1] = twice[0];
        _expectRefused(twice, abi.encodeWithSelector(IIntermediary.InvalidLane.selector, 0));
    }

    function test_TokenDigest_IsTheOneWalletsCompute() public view {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Ledgerloom Payments"),
                keccak256("1"),
                block.chainid,
                address(channel)
            )
        );
        bytes32 token = keccak256(
            abi.encode(
                keccak256(
                    "PaymentToken(uint64 tokenId,uint32 lane,uint64 requests,address intermediary,address consumer)"
                ),
                TOKEN_ID,
                0,
                5,
                address(channel),
                consumer
            )
        );
        require(channel.tokenDigest(TOKEN_ID, 0, 5) == keccak256(abi.encodePacked(hex"1901", domain, token)), "digest");
    }

    function _expectBadSignature(LaneToken[] memory tokens) private {
        if (channel.state().redemptionReadyAt == 0) {
            _start(TOKEN_ID + 1);
            vm.warp(block.timestamp + TOLERANCE);
        }
        LaneToken memory token = tokens[0];
        _expectRefused(
            tokens,
            abi.encodeWithSelector(IIntermediary.InvalidSignature.selector, token.tokenId, token.lane, token.requests)
        );
    }

    function _expectRefused(LaneToken[] memory tokens, bytes memory reason) private {
        vm.expectRevert(reason);
        _finalize(tokens);
    }
}
