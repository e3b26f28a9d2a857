// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IIntermediary, LanePrice} from "./IIntermediary.sol";

/// @title Prices of requests, by lane and token id
/// @notice Keeps each lane's price under the two token ids in use.
/// @dev Two token ids live at a time, the active one and the one being redeemed, so two prices per lane are enough.
abstract contract ChannelLanes {
    struct Lane {
        uint128 price;
        /// @dev Price of a request under ids before `pricedFrom`.
        uint128 priceBefore;
        uint64 pricedFrom;
        /// @dev The first id that the lane has tokens of.
        uint64 openedWith;
        bool exists;
    }

    /// @dev Lane numbers fit a signed number of 32 bits, the integer of many programs.
    uint32 private constant _HIGHEST_LANE = uint32(type(int32).max);

    /// @dev The number of lanes that one redemption can take: the provider has one for a token id.
    uint32 private constant _MOST_LANES = 256;

    mapping(uint32 lane => Lane) private _lanes;
    uint32 private _laneCount;

    /// @dev The caller makes sure that no id before the active one is still to be redeemed under an older price.
    function _setPrices(LanePrice[] calldata prices, uint64 tokenId) internal {
        for (uint256 i = 0; i < prices.length; ++i) {
            LanePrice calldata given = prices[i];
            if (i > 0 && given.lane <= prices[i - 1].lane) revert IIntermediary.InvalidLane(given.lane);
            _setPrice(given.lane, given.pricePerRequest, tokenId, given.label);
        }
    }

    function _copyLane(uint32 lane, uint32 model, uint64 tokenId, bytes32 label) internal {
        if (_lanes[lane].exists) revert IIntermediary.LaneExists(lane);
        _setPrice(lane, _priceOf(model, tokenId), tokenId, label);
    }

    function _priceOf(uint32 lane, uint64 tokenId) internal view returns (uint128) {
        Lane storage found = _lanes[lane];
        if (!found.exists || tokenId < found.openedWith) revert IIntermediary.InvalidLane(lane);
        return tokenId < found.pricedFrom ? found.priceBefore : found.price;
    }

    function _setPrice(uint32 lane, uint128 price, uint64 tokenId, bytes32 label) private {
        if (lane > _HIGHEST_LANE) revert IIntermediary.InvalidLane(lane);
        Lane storage before = _lanes[lane];
        uint64 openedWith = before.openedWith;
        if (!before.exists) {
            if (++_laneCount > _MOST_LANES) revert IIntermediary.TooManyLanes(_MOST_LANES);
            openedWith = tokenId;
        }
        _lanes[lane] = Lane(price, before.price, tokenId, openedWith, true);
        emit IIntermediary.PriceChanged(tokenId, lane, price, label);
    }
}
