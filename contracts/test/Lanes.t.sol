// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IIntermediary, LanePrice, LaneToken} from "../src/IIntermediary.sol";
import {IIntermediaryFactory} from "../src/IIntermediaryFactory.sol";
import {ChannelTest} from "./support/ChannelTest.sol";
import {vm} from "./support/Vm.sol";

contract LanesTest is ChannelTest {
    uint32 private constant _ORIGIN = 77;

    function testFuzz_Redeem_ManyLanesPayTheirPricesUpToWhatIsHeld(uint96 funds, uint64 requests, uint64 other) public {
        vm.assume(funds > 0);
        _deposit(funds);
        _start(8);
        vm.warp(block.timestamp + TOLERANCE);
        _finalize(_tokens(TOKEN_ID, requests, other));

        uint256 value = uint256(requests) * PRICE + uint256(other) * OTHER_PRICE;
        _assertEq(channel.due(provider), value < funds ? value : funds, "due");
    }

    function test_RevertWhen_LanesAreNotAscending() public {
        _start(8);
        vm.warp(block.timestamp + TOLERANCE);
        LaneToken[] memory tokens = _tokens(TOKEN_ID, 1, 1);
        (tokens[0], tokens[1]) = (tokens[1], tokens[0]);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.InvalidLane.selector, 0));
        _finalize(tokens);
    }

    function test_PriceChange_CountsFromTheNewTokenIdOn() public {
        _deposit(1_000);
        vm.expectEmit(true, true, true, true, address(channel));
        emit IIntermediary.PriceChanged(8, 0, 11, "dearer");
        _startWith(8, _prices(0, 11, "dearer"));
        _assertEq(channel.pricePerRequest(0, TOKEN_ID), PRICE, "old id");
        _assertEq(channel.pricePerRequest(0, 8), 11, "new id");
        _assertEq(channel.pricePerRequest(OTHER_LANE, 8), OTHER_PRICE, "other lane");

        vm.warp(block.timestamp + TOLERANCE);
        _finalize(_token(TOKEN_ID, 10));
        _assertEq(channel.due(provider), 30, "at the old price");

        _start(9);
        vm.warp(block.timestamp + TOLERANCE);
        _finalize(_token(8, 10));
        _assertEq(channel.due(provider), 140, "at the new price");
    }

    function test_PriceChange_TwiceKeepsThePriceOfTheIdBetween() public {
        _deposit(1_000);
        _startWith(8, _prices(0, 11, ""));
        vm.warp(block.timestamp + TOLERANCE);
        _finalize(new LaneToken[](0));
        _startWith(9, _prices(0, 1, ""));
        vm.warp(block.timestamp + TOLERANCE);
        _finalize(_token(8, 10));
        _assertEq(channel.due(provider), 110, "due");
    }

    function test_PriceChange_NewLaneHasNoTokensOfOlderIds() public {
        _deposit(1_000);
        _startWith(8, _prices(_ORIGIN, 4, ""));
        _assertEq(channel.pricePerRequest(_ORIGIN, 8), 4, "new id");
        _expectNoTokensOfTheOldId();
    }

    function test_RevertWhen_PricesAreNotAscending() public {
        LanePrice[] memory prices = _lanes();
        prices[1].lane = 0;
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.InvalidLane.selector, 0));
        _startWith(8, prices);

        vm.expectRevert(abi.encodeWithSelector(IIntermediary.InvalidLane.selector, 0));
        vm.prank(consumer);
        factory.openChannel(_terms(), prices, "other", 0);
    }

    function test_RevertWhen_ChannelHasNoLane() public {
        vm.expectRevert(abi.encodeWithSelector(IIntermediaryFactory.NoLanes.selector));
        vm.prank(consumer);
        factory.openChannel(_terms(), new LanePrice[](0), "other", 0);
    }

    function test_OpenLane_CostsWhatItsModelCosts() public {
        _deposit(1_000);
        _startWith(8, _prices(0, 11, ""));
        vm.expectEmit(true, true, true, true, address(channel));
        emit IIntermediary.PriceChanged(8, _ORIGIN, 11, "for somebody");
        _openLane(_ORIGIN, 0);
        _assertEq(channel.pricePerRequest(_ORIGIN, 8), 11, "new id");
        _expectNoTokensOfTheOldId();

        _finalize(new LaneToken[](0));
        _start(9);
        vm.warp(block.timestamp + TOLERANCE);
        LaneToken[] memory tokens = new LaneToken[](1);
        tokens[0] = _laneToken(VOUCHER_KEY, 8, _ORIGIN, 2);
        _finalize(tokens);
        _assertEq(channel.due(provider), 22, "due");
    }

    function test_OpenLane_KeepsItsOwnPriceWhenItsModelsChanges() public {
        _openLane(_ORIGIN, 0);
        _startWith(8, _prices(0, 11, ""));
        _assertEq(channel.pricePerRequest(_ORIGIN, 8), PRICE, "own price");
    }

    function test_Redeem_TakesAsManyLanesAsAChannelCanHave() public {
        _deposit(1_000);
        LaneToken[] memory tokens = new LaneToken[](256);
        for (uint32 i = 0; i < 254; ++i) _openLane(1_000 + i, 0);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.TooManyLanes.selector, 256));
        _openLane(2_000, 0);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.TooManyLanes.selector, 256));
        _startWith(8, _prices(2_000, 1, ""));

        tokens[0] = _laneToken(VOUCHER_KEY, TOKEN_ID, 0, 1);
        tokens[1] = _laneToken(VOUCHER_KEY, TOKEN_ID, OTHER_LANE, 1);
        for (uint32 i = 0; i < 254; ++i) tokens[i + 2] = _laneToken(VOUCHER_KEY, TOKEN_ID, 1_000 + i, 1);
        _start(8);
        vm.warp(block.timestamp + TOLERANCE);
        uint256 before = gasleft();
        _finalize(tokens);
        require(before - gasleft() < 5_000_000, "gas");
        _assertEq(channel.due(provider), 255 * PRICE + OTHER_PRICE, "due");
    }

    function test_RevertWhen_LaneNumberIsTooHigh() public {
        uint32 highest = uint32(type(int32).max);
        _openLane(highest, 0);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.InvalidLane.selector, highest + 1));
        _openLane(highest + 1, 0);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.InvalidLane.selector, highest + 1));
        _startWith(8, _prices(highest + 1, 1, ""));
    }

    function test_RevertWhen_LaneIsOpenedTwiceOrAfterNoModelOrByAnother() public {
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.LaneExists.selector, OTHER_LANE));
        _openLane(OTHER_LANE, 0);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.InvalidLane.selector, 5));
        _openLane(_ORIGIN, 5);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.NotConsumer.selector, provider));
        vm.prank(provider);
        channel.openLane(_ORIGIN, 0, "");
    }

    function _expectNoTokensOfTheOldId() private {
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.InvalidLane.selector, _ORIGIN));
        channel.pricePerRequest(_ORIGIN, TOKEN_ID);
        vm.warp(block.timestamp + TOLERANCE);
        LaneToken[] memory tokens = new LaneToken[](1);
        tokens[0] = _laneToken(VOUCHER_KEY, TOKEN_ID, _ORIGIN, 2);
        vm.expectRevert(abi.encodeWithSelector(IIntermediary.InvalidLane.selector, _ORIGIN));
        _finalize(tokens);
    }

    function _openLane(uint32 lane, uint32 model) private {
        vm.prank(consumer);
        channel.openLane(lane, model, "for somebody");
    }

    function _prices(uint32 lane, uint128 price, bytes32 label) private pure returns (LanePrice[] memory prices) {
        prices = new LanePrice[](1);
        prices[0] = LanePrice(lane, price, label);
    }
}
