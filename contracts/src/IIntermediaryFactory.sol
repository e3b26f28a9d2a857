// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChannelTerms} from "./IIntermediary.sol";

/// @title Opens payment channels and vouches for their code
/// @notice A channel's address follows from consumer, provider, asset and salt, so both sides know it before it exists.
interface IIntermediaryFactory {
    /// @notice `intermediary` is a channel of this factory, opened by its consumer.
    event ChannelOpened(
        address indexed intermediary,
        address indexed consumer,
        address indexed provider,
        address asset,
        uint128 pricePerRequest,
        uint32 tolerancePeriod,
        uint32 terminationPeriod,
        address voucherKey,
        uint64 tokenId,
        bytes32 salt
    );

    /// @notice Only the consumer opens its channel; anybody else could choose bad terms for a known address.
    error NotConsumer(address caller);
    /// @notice The provider is the zero address or the consumer itself.
    error InvalidProvider(address provider);
    /// @notice The voucher key is the zero address, which no signature can come from.
    error InvalidVoucherKey(address voucherKey);
    /// @notice Only the chain's own currency is supported so far.
    error UnsupportedAsset(address asset);
    /// @notice The provider must be able to redeem within the termination period.
    error InvalidPeriods(uint32 tolerancePeriod, uint32 terminationPeriod);

    /// @notice There is a channel with these parties, asset and salt already.
    error ChannelExists(address intermediary);

    /// @notice Opens a channel; value sent along is its first deposit.
    /// @return intermediary The channel's address, the one `intermediaryAddress` foretells.
    function openChannel(ChannelTerms calldata terms, bytes32 salt) external payable returns (address intermediary);

    /// @notice The address of the channel with this consumer, provider, asset and salt, whether it exists or not.
    function intermediaryAddress(
        address consumer,
        address provider,
        address asset,
        bytes32 salt
    ) external view returns (address);

    /// @notice Whether `account` is a channel this factory made, hence runs its code.
    function isIntermediary(address account) external view returns (bool);

    /// @notice The code every channel delegates to.
    function implementation() external view returns (address);
}
