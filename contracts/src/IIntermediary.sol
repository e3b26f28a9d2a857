// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Status of a channel.
enum ChannelStatus {
    Uninitialized,
    Open,
    Terminating,
    Terminated
}

/// @notice Everything about a channel that never changes after it was opened.
struct ChannelTerms {
    /// @dev The account that pays.
    address consumer;
    /// @dev The account that is paid.
    address provider;
    /// @dev The asset of payments: an ERC-20 token, or the zero address for the chain's own currency.
    address asset;
    /// @dev Seconds between the start of a redemption and its end, in which tokens of the old id still count.
    uint32 tolerancePeriod;
    /// @dev Seconds between the consumer's notice and the end of the channel: twice the tolerance period, for a
    /// redemption under way and one after it, and a minute to have their transactions mined, or more.
    uint32 terminationPeriod;
    /// @dev Signs the consumer's first tokens; not the consumer's own key, so that it can stay in a hot process.
    address voucherKey;
    /// @dev The first active token id: 1 to 2^32.
    uint64 tokenId;
}

/// @notice Price of a request on a lane. A lane is a kind of request, or the origin of calls made for another account.
struct LanePrice {
    uint32 lane;
    /// @dev The price in the asset's smallest unit.
    uint128 pricePerRequest;
    /// @dev Meaning of the lane, for people and statements; nothing on the chain depends on it.
    bytes32 label;
}

/// @notice The newest token of a lane: the consumer owes `requests` requests on `lane` under `tokenId`.
struct LaneToken {
    uint64 tokenId;
    uint32 lane;
    uint64 requests;
    /// @dev EIP-712, 65 bytes (r, s, v), low s, by a voucher key of the channel.
    bytes signature;
}

/// @notice State of a channel: its amounts, token ids and times.
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
    /// @dev The time from which the running redemption may be finalised (Unix seconds); zero when none is running.
    uint64 redemptionReadyAt;
    /// @dev The time from which the consumer may end the channel (Unix seconds); zero unless terminating.
    uint64 terminationReadyAt;
}

/// @title One payment channel: a consumer's deposit, from which a provider redeems signed request tokens
/// @notice A token says "the consumer made `requests` requests on this lane under this token id"; each supersedes the
/// ones before. A redemption closes a token id in two steps, so that requests under way are not lost. Prices belong to
/// token ids: they change with a redemption, and a consumer agrees to them by signing tokens of the new id.
/// @dev Tokens that change balances by themselves (rebasing) are not supported: the channel keeps books of its own.
interface IIntermediary {
    /// @notice `from` added `amount` for the consumer.
    /// @param from The account that paid.
    /// @param amount The amount that arrived, in the asset's smallest unit like all amounts here.
    event Deposited(address indexed from, uint256 amount);
    /// @notice From `tokenId` on, a request on `lane` costs `pricePerRequest`. The first of a lane opens it; it has no
    /// tokens of ids before.
    /// @param tokenId The first id under which it counts.
    /// @param lane The lane.
    /// @param pricePerRequest The new price.
    /// @param label The meaning of the lane.
    event PriceChanged(uint64 indexed tokenId, uint32 indexed lane, uint128 pricePerRequest, bytes32 label);
    /// @notice `voucherKey` signs from now on; tokens of its predecessor under ids up to `tokenId` still count.
    /// @param voucherKey The new key's address.
    /// @param tokenId The last id under which the old one counts.
    event VoucherKeyRotated(address indexed voucherKey, uint64 indexed tokenId);
    /// @notice Tokens of `expiringTokenId` count until `readyAt`; new requests carry `tokenId`.
    /// @param expiringTokenId The id that is being closed.
    /// @param tokenId The id of new requests.
    /// @param readyAt The time from which it can be finalised (Unix seconds).
    event RedemptionStarted(uint64 indexed expiringTokenId, uint64 indexed tokenId, uint64 readyAt);
    /// @notice `requests` requests on `lane` under `tokenId` brought the provider `amount`.
    /// @param tokenId The closed id.
    /// @param lane The lane of the requests.
    /// @param requests Their number by the token.
    /// @param amount Their price, or all that was held, if less.
    event Redeemed(uint64 indexed tokenId, uint32 indexed lane, uint64 requests, uint256 amount);
    /// @notice The redemption of `tokenId` ended and brought `amount` in all.
    /// @param tokenId The closed id.
    /// @param amount The sum of all its lanes.
    event RedemptionFinalized(uint64 indexed tokenId, uint256 amount);
    /// @notice The parties agreed to end the channel and that it brings the provider another `amount`.
    /// @param amount The amount that the provider gets beyond its redemptions.
    event Settled(uint256 amount);
    /// @notice The consumer gave notice; the provider can redeem until `readyAt` at least.
    /// @param readyAt The time from which the consumer can end the channel (Unix seconds).
    event TerminationStarted(uint64 readyAt);
    /// @notice The channel ended and `returned` became due to the consumer.
    /// @param by The account that ended it.
    /// @param returned The amount that was held.
    event Terminated(address indexed by, uint256 returned);
    /// @notice `account` took `amount` that was due to it, and had it sent to `receiver`.
    /// @param account The account to which it was due.
    /// @param receiver The account that got it.
    /// @param amount The amount.
    event PaidOut(address indexed account, address indexed receiver, uint256 amount);

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
    /// @notice The ether sent along is not what the call says, or the channel is not one of ether.
    error WrongValue(uint256 sent, uint256 expected);
    /// @notice Only a channel of an ERC-20 token can do this.
    error NotAToken();
    /// @notice Token ids only grow, so that none is used twice.
    error TokenIdNotNewer(uint64 given, uint64 active);
    /// @notice Ids grow in steps of 2^32 at most, so that none is the last one: that could never be redeemed.
    error TokenIdTooHigh(uint64 given, uint64 highest);
    /// @notice A redemption is running until it is finalised.
    error RedemptionPending(uint64 expiringTokenId);
    /// @notice No redemption is running.
    error NoRedemptionPending();
    /// @notice The period that started earlier ends at `readyAt`.
    error TooEarly(uint64 readyAt);
    /// @notice The agreement could be used until `deadline`.
    error TooLate(uint64 deadline);
    /// @notice The token belongs to another id than the one being redeemed.
    error InvalidTokenId(uint64 given, uint64 expected);
    /// @notice The channel has no such lane under this token id, the number is 2^31 or more, or lanes are not given in
    /// ascending order.
    error InvalidLane(uint32 lane);
    /// @notice A channel has no more lanes than one redemption can take.
    error TooManyLanes(uint256 most);
    /// @notice The channel has this lane already.
    error LaneExists(uint32 lane);
    /// @notice The zero address, from which no signature can come.
    error InvalidVoucherKey(address voucherKey);
    /// @notice The signature is not one of a voucher key of the channel over this token.
    error InvalidSignature(uint64 tokenId, uint32 lane, uint64 requests);
    /// @notice `party` did not sign this agreement.
    error NotAgreed(address party);
    /// @notice The agreement gives the provider less than it has redeemed, or more than was deposited.
    error InvalidSettlement(uint256 redeemed, uint256 least, uint256 most);
    /// @notice Nothing is due to the caller.
    error NothingDue(address account);
    /// @notice The receiver refused the payment.
    error PayoutRefused(address receiver, uint256 amount);

    /// @notice Called by the factory in the transaction that creates the channel.
    /// @param terms The terms, which never change.
    /// @param lanes The prices of requests, lanes ascending.
    function initialize(ChannelTerms calldata terms, LanePrice[] calldata lanes) external;

    /// @notice Adds `amount` to the deposit: ether sent along, or tokens that the caller has approved. Any account may;
    /// it belongs to the consumer. The amount that arrives counts.
    /// @param amount The amount to take.
    function deposit(uint256 amount) external payable;

    /// @notice As `deposit`, with the caller's EIP-2612 permit in place of an approval.
    /// @param amount The amount to take.
    /// @param deadline The end of the permit (Unix seconds).
    /// @param v The permit's signature, with the next two.
    /// @param r See `v`.
    /// @param s See `v`.
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external;

    /// @notice As `deposit`, of tokens that `from` has authorised this channel to receive (EIP-3009). Any account may
    /// submit it, so `from` needs no ether.
    /// @param from The owner of the tokens.
    /// @param amount The amount to take.
    /// @param validAfter The time after which the authorisation is valid (Unix seconds).
    /// @param validBefore The time before which it is.
    /// @param nonce Distinguishes it from the payer's others.
    /// @param v The authorisation's signature, with the next two.
    /// @param r See `v`.
    /// @param s See `v`.
    function depositWithAuthorization(
        address from,
        uint256 amount,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;

    /// @notice The consumer adds a lane at the price of `model`, for calls on behalf of another account.
    /// @param lane The new lane, below 2^31.
    /// @param model A lane of the channel.
    /// @param label The meaning of the new lane.
    function openLane(uint32 lane, uint32 model, bytes32 label) external;

    /// @notice The consumer's tokens are signed by another key from now on. Tokens of the old key under ids up to the
    /// active one still count, since the provider served requests for them.
    /// @param newVoucherKey The new key's address.
    function rotateVoucherKey(address newVoucherKey) external;

    /// @notice The provider closes the active token id; requests from now on carry `newTokenId` and cost `newPrices`,
    /// lanes ascending. The prices of other lanes stay.
    /// @param newTokenId More than the active one, by 2^32 at most.
    /// @param newPrices Prices under the new id, also of new lanes.
    function startRedemption(uint64 newTokenId, LanePrice[] calldata newPrices) external;

    /// @notice The provider ends the redemption with the newest token of each lane, lanes ascending. Pays the tokens'
    /// value or whatever is held, if less. Without a token it ends with nothing, so a redemption never gets stuck.
    /// @param tokens Of the closed id, at most one per lane.
    function finalizeRedemption(LaneToken[] calldata tokens) external;

    /// @notice The provider ends the channel at once, the rest is due to the consumer.
    function terminate() external;

    /// @notice The consumer gives notice; the provider can still redeem during the termination period.
    function startTermination() external;

    /// @notice The consumer ends the channel after the termination period, the rest is due to the consumer.
    function finalizeTermination() external;

    /// @notice Ends the channel as both parties agreed: the provider has redeemed `redeemed` in all, the rest is due to
    /// the consumer. Any account may submit it. Parties may be contracts (EIP-1271).
    /// @param redeemed The sum of all redemptions of the provider, counted from the beginning.
    /// @param deadline The end of the agreement (Unix seconds).
    /// @param consumerSignature Over `closeDigest`.
    /// @param providerSignature Over `closeDigest`.
    function close(
        uint256 redeemed,
        uint64 deadline,
        bytes calldata consumerSignature,
        bytes calldata providerSignature
    ) external;

    /// @notice Sends everything that is due to the caller to `receiver`.
    /// @param receiver The receiver.
    function payOut(address receiver) external;

    /// @notice The terms the channel was opened with.
    /// @return The terms.
    function terms() external view returns (ChannelTerms memory);

    /// @notice State of the channel: its amounts, token ids and times.
    /// @return The state.
    function state() external view returns (ChannelState memory);

    /// @notice Price of a request on a lane under a token id, the active one or the one being redeemed. Reverts when
    /// the lane was opened under a later one.
    /// @param lane A lane of the channel.
    /// @param tokenId One of the two ids in use.
    /// @return The price of one request.
    function pricePerRequest(uint32 lane, uint64 tokenId) external view returns (uint128);

    /// @notice The key that signs new tokens.
    /// @return Its address.
    function voucherKey() external view returns (address);

    /// @notice Amount that `account` can take with `payOut`.
    /// @param account Usually a party of the channel.
    /// @return The amount.
    function due(address account) external view returns (uint256);

    /// @notice The EIP-712 digest a token's signature covers.
    /// @param tokenId The token's id.
    /// @param lane The token's lane.
    /// @param requests The token's counter.
    /// @return The digest to sign.
    function tokenDigest(uint64 tokenId, uint32 lane, uint64 requests) external view returns (bytes32);

    /// @notice The EIP-712 digest that both parties sign to close the channel.
    /// @param redeemed As in `close`.
    /// @param deadline As in `close`.
    /// @return The digest to sign.
    function closeDigest(uint256 redeemed, uint64 deadline) external view returns (bytes32);
}
