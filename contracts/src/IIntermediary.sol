// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Where a channel is in its life.
enum ChannelStatus {
    Uninitialized,
    Open,
    Terminating,
    Terminated
}

/// @notice Everything about a channel that never changes after it was opened.
struct ChannelTerms {
    /// @dev Who pays.
    address consumer;
    /// @dev Who is paid.
    address provider;
    /// @dev What is paid with; the zero address is the chain's own currency, the only asset for now.
    address asset;
    /// @dev Price of one request on lane 0, in the asset's smallest unit.
    uint128 pricePerRequest;
    /// @dev Seconds between the start of a redemption and its end, in which tokens of the old id still count.
    uint32 tolerancePeriod;
    /// @dev Seconds between the consumer's notice and the end of the channel; longer than the tolerance period.
    uint32 terminationPeriod;
    /// @dev Signs the consumer's tokens; not the consumer's own key, so that it can stay in a hot process.
    address voucherKey;
    /// @dev The first active token id.
    uint64 tokenId;
}

/// @notice The newest token of a lane: the consumer owes `requests` requests on `lane` under `tokenId`.
struct LaneToken {
    uint64 tokenId;
    uint32 lane;
    uint64 requests;
    /// @dev EIP-712, 65 bytes (r, s, v), low s, by the channel's voucher key.
    bytes signature;
}

/// @notice What a channel holds and where it stands.
struct ChannelState {
    ChannelStatus status;
    /// @dev Deposits not yet redeemed nor returned.
    uint256 held;
    /// @dev Total ever deposited.
    uint256 deposited;
    /// @dev Total ever redeemed by the provider.
    uint256 redeemed;
    /// @dev The id that tokens for new requests carry.
    uint64 tokenId;
    /// @dev The id being redeemed while `redemptionReadyAt` is not zero.
    uint64 expiringTokenId;
    /// @dev From when the running redemption may be finalised (Unix seconds); zero when none is running.
    uint64 redemptionReadyAt;
    /// @dev From when the consumer may end the channel (Unix seconds); zero unless terminating.
    uint64 terminationReadyAt;
}

/// @title One payment channel: a consumer's deposit, from which a provider redeems signed request tokens
/// @notice A token says "the consumer made `requests` requests on this lane under this token id"; each supersedes the
/// ones before. A redemption closes a token id in two steps, so that requests under way are not lost.
interface IIntermediary {
    /// @notice `from` added `amount` for the consumer.
    event Deposited(address indexed from, uint256 amount);
    /// @notice Tokens of `expiringTokenId` count until `readyAt`; new requests carry `tokenId`.
    event RedemptionStarted(uint64 indexed expiringTokenId, uint64 indexed tokenId, uint64 readyAt);
    /// @notice The redemption of `tokenId` ended: `requests` requests on `lane` brought the provider `amount`.
    event Redeemed(uint64 indexed tokenId, uint32 indexed lane, uint64 requests, uint256 amount);
    /// @notice The consumer gave notice; the provider can redeem until `readyAt` at least.
    event TerminationStarted(uint64 readyAt);
    /// @notice The channel ended and `returned` became due to the consumer.
    event Terminated(address indexed by, uint256 returned);
    /// @notice `account` took `amount` that was due to it.
    event PaidOut(address indexed account, uint256 amount);

    /// @notice Only the factory sets up a channel, once.
    error NotFactory(address caller);
    /// @notice The channel was set up before.
    error AlreadyInitialized();
    /// @notice Only the consumer may do this.
    error NotConsumer(address caller);
    /// @notice Only the provider may do this.
    error NotProvider(address caller);
    /// @notice The channel's state does not allow it.
    error WrongStatus(ChannelStatus status);
    /// @notice A deposit of nothing.
    error EmptyDeposit();
    /// @notice Token ids only grow, so that none is used twice.
    error TokenIdNotNewer(uint64 given, uint64 active);
    /// @notice A redemption is running until somebody finalises it.
    error RedemptionPending(uint64 expiringTokenId);
    /// @notice No redemption is running.
    error NoRedemptionPending();
    /// @notice The period that started earlier ends at `readyAt`.
    error TooEarly(uint64 readyAt);
    /// @notice The token belongs to another id than the one being redeemed.
    error InvalidTokenId(uint64 given, uint64 expected);
    /// @notice The channel has no such lane, or the token's lane was already given in this call.
    error InvalidLane(uint32 lane);
    /// @notice The signature is not one of the channel's voucher key over this token.
    error InvalidSignature(uint64 tokenId, uint32 lane, uint64 requests);
    /// @notice Nothing is due to the caller.
    error NothingDue(address account);
    /// @notice The receiver refused the payment.
    error PayoutRefused(address account, uint256 amount);

    /// @notice Called by the factory in the transaction that creates the channel; value sent along is a deposit.
    function initialize(ChannelTerms calldata terms) external payable;

    /// @notice Adds to what the provider can redeem. Anybody may; it belongs to the consumer.
    function deposit() external payable;

    /// @notice The provider closes the active token id; requests from now on carry `newTokenId`.
    function startRedemption(uint64 newTokenId) external;

    /// @notice The provider ends the redemption with the newest token of each lane, lanes ascending. Pays the tokens'
    /// value or whatever is held, if less. Without a token it ends with nothing, so a redemption never gets stuck.
    function finalizeRedemption(LaneToken[] calldata tokens) external;

    /// @notice The provider ends the channel at once, the rest is due to the consumer.
    function terminate() external;

    /// @notice The consumer gives notice; the provider can still redeem during the termination period.
    function startTermination() external;

    /// @notice The consumer ends the channel after the termination period, the rest is due to the consumer.
    function finalizeTermination() external;

    /// @notice Sends the caller everything due to it.
    function payOut() external;

    /// @notice The terms the channel was opened with.
    function terms() external view returns (ChannelTerms memory);

    /// @notice What the channel holds and where it stands.
    function state() external view returns (ChannelState memory);

    /// @notice What `account` can take with `payOut`.
    function due(address account) external view returns (uint256);

    /// @notice The EIP-712 digest a token's signature covers.
    function tokenDigest(uint64 tokenId, uint32 lane, uint64 requests) external view returns (bytes32);
}
