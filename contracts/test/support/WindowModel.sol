// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Says which counters a payment server accepts, by the definition and nothing cleverer. Payment servers are
/// tested against it.
contract WindowModel {
    /// @param counters One after the other, from an empty window on.
    /// @param size How far behind the highest one a counter may come, exclusively.
    /// @return accepted Which of them were not used before, as far as the window can tell.
    function accept(uint64[] calldata counters, uint64 size) external pure returns (bool[] memory accepted) {
        accepted = new bool[](counters.length);
        uint64 highest = 0;
        for (uint256 i = 0; i < counters.length; ++i) {
            uint64 counter = counters[i];
            if (counter == 0 || (counter <= highest && highest - counter >= size)) continue;
            accepted[i] = true;
            for (uint256 j = 0; j < i; ++j) if (accepted[j] && counters[j] == counter) accepted[i] = false;
            if (counter > highest) highest = counter;
        }
    }
}
