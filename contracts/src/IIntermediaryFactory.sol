// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChannelTerms, LanePrice} from "./IIntermediary.sol";

/// @notice A call to one of many channels.
struct ChannelCall {
    address channel;
    /// @dev Whether the other calls count even if this one fails.
    bool mayFail;
    /// @dev A function of `IIntermediary` with its arguments.
    bytes data;
}

/// @title Opens payment channels and vouches for their code
/// @notice A channel's address follows from consumer, provider, asset and salt, so both sides know it before it exists.
interface IIntermediaryFactory {
    /// @notice `intermediary` is a channel of this factory, opened by its consumer. Its prices follow in events of its own.
    /// @param intermediary The channel.
    /// @param consumer The account that pays.
    /// @param provider The account that is paid.
    /// @param asset The asset of payments; the zero address for ether.
    /// @param tolerancePeriod Seconds in which tokens of a closed id count.
    /// @param terminationPeriod Seconds between the consumer's notice and the end.
    /// @param voucherKey The key that signs the first tokens.
    /// @param tokenId The first active id.
    /// @param salt Distinguishes it from other channels of the same parties and asset.
    event ChannelOpened(
        address indexed intermediary,
        address indexed consumer,
        address indexed provider,
        address asset,
        uint32 tolerancePeriod,
        uint32 terminationPeriod,
        address voucherKey,
        uint64 tokenId,
        bytes32 salt
    );
    /// @notice A call that was allowed to fail did, for `reason` (the error as the channel encoded it).
    /// @param index The call's place in the batch.
    /// @param channel The channel that refused it.
    /// @param reason Its error.
    event CallFailed(uint256 indexed index, address indexed channel, bytes reason);

    /// @notice Only the consumer opens its channel; others could choose bad terms for a known address.
    error NotConsumer(address caller);
    /// @notice The provider is the zero address or the consumer itself.
    error InvalidProvider(address provider);
    /// @notice There is no token at this address.
    error UnsupportedAsset(address asset);
    /// @notice The provider must be able to end a redemption, and to do another, within the termination period: it is
    /// twice the tolerance period and 60 seconds, or longer.
    error InvalidPeriods(uint32 tolerancePeriod, uint32 terminationPeriod);
    /// @notice A channel without a lane could not be used.
    error NoLanes();
    /// @notice There is a channel with these parties, asset and salt already.
    error ChannelExists(address intermediary);
    /// @notice Ether was sent along with no first deposit to use it for.
    error WrongValue(uint256 sent, uint256 expected);
    /// @notice The call did not refuse, the transaction's gas was not enough for it; an estimate of the gas sees that too.
    error TooLittleGas(uint256 index);
    /// @notice Not a channel of this factory.
    error UnknownChannel(address channel);

    /// @notice Opens a channel. A first deposit of tokens must be approved for the address of the channel to be.
    /// @param terms The terms, which never change; the caller must be the consumer.
    /// @param lanes The prices of requests, lanes ascending.
    /// @param salt Any; with the same one a channel is opened once only.
    /// @param amount The first deposit, in the asset's smallest unit; 0 for none.
    /// @return intermediary The channel's address, the one `intermediaryAddress` foretells.
    function openChannel(
        ChannelTerms calldata terms,
        LanePrice[] calldata lanes,
        bytes32 salt,
        uint256 amount
    ) external payable returns (address intermediary);

    /// @notice Calls many channels in one transaction, as if the caller had called each.
    /// @param calls The calls, in this order.
    /// @return succeeded For each call, whether it took effect.
    function batch(ChannelCall[] calldata calls) external returns (bool[] memory succeeded);

    /// @notice The address of the channel with this consumer, provider, asset and salt, whether it exists or not.
    /// @param consumer The account that pays.
    /// @param provider The account that is paid.
    /// @param asset The asset of payments; the zero address for ether.
    /// @param salt As given to `openChannel`.
    /// @return The address.
    function intermediaryAddress(
        address consumer,
        address provider,
        address asset,
        bytes32 salt
    ) external view returns (address);

    /// @notice Whether `account` is a channel this factory made, hence runs its code.
    /// @param account Any address.
    /// @return Whether it is.
    function isIntermediary(address account) external view returns (bool);

    /// @notice The code every channel delegates to.
    /// @return Its address.
    function implementation() external view returns (address);
}
