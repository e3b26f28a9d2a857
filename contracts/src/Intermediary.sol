// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ChannelAsset} from "./ChannelAsset.sol";
import {ChannelLanes} from "./ChannelLanes.sol";
import {ChannelState, ChannelStatus, ChannelTerms, IIntermediary, LanePrice, LaneToken} from "./IIntermediary.sol";
import {VoucherKeys} from "./VoucherKeys.sol";

/// @title One payment channel; the code behind every clone the factory makes
/// @notice Holds a consumer's deposit until its provider redeems it or it goes back.
/// @dev No owner and no upgrade. Accounting reads the balance only for the amount of a deposit, so assets forced in
/// change nothing. The factory is trusted to name the caller (ERC-2771), for calls to many channels at once.
contract Intermediary is IIntermediary, EIP712, ERC2771Context, ReentrancyGuardTransient, ChannelLanes, VoucherKeys {
    bytes32 private constant _TOKEN_TYPEHASH = keccak256(
        "PaymentToken(uint64 tokenId,uint32 lane,uint64 requests,address intermediary,address consumer)"
    );
    bytes32 private constant _CLOSE_TYPEHASH = keccak256("Close(uint256 redeemed,uint64 deadline)");

    /// @dev With a first id no higher than one step, 2^32 redemptions have room even when each takes the longest.
    uint64 private constant _LONGEST_STEP = 2 ** 32;

    ChannelTerms private _terms;
    ChannelState private _state;
    mapping(address account => uint256 amount) private _due;

    constructor() EIP712("Ledgerloom Payments", "1") ERC2771Context(msg.sender) {}

    modifier onlyConsumer() {
        if (_msgSender() != _terms.consumer) revert NotConsumer(_msgSender());
        _;
    }

    modifier onlyProvider() {
        if (_msgSender() != _terms.provider) revert NotProvider(_msgSender());
        _;
    }

    modifier whileLive() {
        ChannelStatus status = _state.status;
        if (status != ChannelStatus.Open && status != ChannelStatus.Terminating) revert WrongStatus(status);
        _;
    }

    /// @inheritdoc IIntermediary
    function initialize(ChannelTerms calldata terms_, LanePrice[] calldata lanes) external {
        if (msg.sender != trustedForwarder()) revert NotFactory(msg.sender);
        if (_state.status != ChannelStatus.Uninitialized) revert AlreadyInitialized();

        // No id comes before the first one.
        _requireNext(terms_.tokenId, 0);

        _terms = terms_;
        _state.status = ChannelStatus.Open;
        _state.tokenId = terms_.tokenId;
        _setVoucherKey(terms_.voucherKey);
        _setPrices(lanes, terms_.tokenId);
    }

    /// @inheritdoc IIntermediary
    function deposit(uint256 amount) external payable nonReentrant {
        _credit(_msgSender(), ChannelAsset.take(_terms.asset, _msgSender(), amount));
    }

    /// @inheritdoc IIntermediary
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external nonReentrant {
        ChannelAsset.permit(_terms.asset, _msgSender(), amount, deadline, v, r, s);
        _credit(_msgSender(), ChannelAsset.take(_terms.asset, _msgSender(), amount));
    }

    /// @inheritdoc IIntermediary
    function depositWithAuthorization(
        address from,
        uint256 amount,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external nonReentrant {
        address asset = _terms.asset;
        _credit(from, ChannelAsset.takeAuthorized(asset, from, amount, validAfter, validBefore, nonce, v, r, s));
    }

    /// @inheritdoc IIntermediary
    function openLane(uint32 lane, uint32 model, bytes32 label) external whileLive onlyConsumer {
        _copyLane(lane, model, _state.tokenId, label);
    }

    /// @inheritdoc IIntermediary
    function rotateVoucherKey(address newVoucherKey) external whileLive onlyConsumer {
        _rotateVoucherKey(newVoucherKey, _state.tokenId);
    }

    /// @inheritdoc IIntermediary
    function startRedemption(uint64 newTokenId, LanePrice[] calldata newPrices) external whileLive onlyProvider {
        if (_state.redemptionReadyAt != 0) revert RedemptionPending(_state.expiringTokenId);
        uint64 active = _state.tokenId;
        _requireNext(newTokenId, active);

        uint64 readyAt = _after(_terms.tolerancePeriod);
        _state.expiringTokenId = active;
        _state.tokenId = newTokenId;
        _state.redemptionReadyAt = readyAt;
        _setPrices(newPrices, newTokenId);
        emit RedemptionStarted(active, newTokenId, readyAt);
    }

    /// @inheritdoc IIntermediary
    function finalizeRedemption(LaneToken[] calldata tokens) external whileLive onlyProvider {
        uint64 readyAt = _state.redemptionReadyAt;
        if (readyAt == 0) revert NoRedemptionPending();
        if (block.timestamp < readyAt) revert TooEarly(readyAt);

        _state.redemptionReadyAt = 0;
        uint256 before = _state.redeemed;
        for (uint256 i = 0; i < tokens.length; ++i) {
            if (i > 0 && tokens[i].lane <= tokens[i - 1].lane) revert InvalidLane(tokens[i].lane);
            _redeem(tokens[i]);
        }
        emit RedemptionFinalized(_state.expiringTokenId, _state.redeemed - before);
    }

    /// @inheritdoc IIntermediary
    function terminate() external whileLive onlyProvider {
        if (_state.redemptionReadyAt != 0) revert RedemptionPending(_state.expiringTokenId);

        _end();
    }

    /// @inheritdoc IIntermediary
    function startTermination() external onlyConsumer {
        if (_state.status != ChannelStatus.Open) revert WrongStatus(_state.status);

        uint64 readyAt = _after(_terms.terminationPeriod);
        _state.status = ChannelStatus.Terminating;
        _state.terminationReadyAt = readyAt;
        emit TerminationStarted(readyAt);
    }

    /// @inheritdoc IIntermediary
    function finalizeTermination() external onlyConsumer {
        if (_state.status != ChannelStatus.Terminating) revert WrongStatus(_state.status);
        uint64 readyAt = _state.terminationReadyAt;
        if (block.timestamp < readyAt) revert TooEarly(readyAt);

        // A redemption still running does not stop it: the provider had the whole period.
        _end();
    }

    /// @inheritdoc IIntermediary
    function close(
        uint256 redeemed,
        uint64 deadline,
        bytes calldata consumerSignature,
        bytes calldata providerSignature
    ) external whileLive {
        if (block.timestamp > deadline) revert TooLate(deadline);
        bytes32 digest = closeDigest(redeemed, deadline);
        _requireAgreed(_terms.consumer, digest, consumerSignature);
        _requireAgreed(_terms.provider, digest, providerSignature);
        uint256 least = _state.redeemed;
        uint256 most = least + _state.held;
        if (redeemed < least || redeemed > most) revert InvalidSettlement(redeemed, least, most);

        _pay(redeemed - least);
        emit Settled(redeemed - least);
        _end();
    }

    /// @inheritdoc IIntermediary
    function payOut(address receiver) external nonReentrant {
        address account = _msgSender();
        uint256 amount = _due[account];
        if (amount == 0) revert NothingDue(account);

        _due[account] = 0;
        emit PaidOut(account, receiver, amount);

        ChannelAsset.give(_terms.asset, receiver, amount);
    }

    /// @inheritdoc IIntermediary
    function terms() external view returns (ChannelTerms memory) {
        return _terms;
    }

    /// @inheritdoc IIntermediary
    function state() external view returns (ChannelState memory) {
        return _state;
    }

    /// @inheritdoc IIntermediary
    function pricePerRequest(uint32 lane, uint64 tokenId) external view returns (uint128) {
        return _priceOf(lane, tokenId);
    }

    /// @inheritdoc IIntermediary
    function voucherKey() external view returns (address) {
        return _voucherKey();
    }

    /// @inheritdoc IIntermediary
    function due(address account) external view returns (uint256) {
        return _due[account];
    }

    /// @inheritdoc IIntermediary
    function tokenDigest(uint64 tokenId, uint32 lane, uint64 requests) public view returns (bytes32) {
        return
            _hashTypedDataV4(
                keccak256(abi.encode(_TOKEN_TYPEHASH, tokenId, lane, requests, address(this), _terms.consumer))
            );
    }

    /// @inheritdoc IIntermediary
    function closeDigest(uint256 redeemed, uint64 deadline) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(_CLOSE_TYPEHASH, redeemed, deadline)));
    }

    function _redeem(LaneToken calldata token) private {
        uint64 expected = _state.expiringTokenId;
        if (token.tokenId != expected) revert InvalidTokenId(token.tokenId, expected);
        uint256 price = _priceOf(token.lane, token.tokenId);
        if (!_isSigned(tokenDigest(token.tokenId, token.lane, token.requests), token.signature, token.tokenId)) {
            revert InvalidSignature(token.tokenId, token.lane, token.requests);
        }

        // 64 bits of requests times 128 bits of price cannot overflow 256 bits.
        uint256 amount = Math.min(token.requests * price, _state.held);
        _pay(amount);
        emit Redeemed(token.tokenId, token.lane, token.requests, amount);
    }

    /// @dev Checks the status last: a token may have called an account that has ended the channel meanwhile.
    function _credit(address from, uint256 amount) private whileLive {
        if (amount == 0) revert EmptyDeposit();

        _state.held += amount;
        _state.deposited += amount;
        emit Deposited(from, amount);
    }

    /// @dev `amount` is no more than is held.
    function _pay(uint256 amount) private {
        _state.held -= amount;
        _state.redeemed += amount;
        _due[_terms.provider] += amount;
    }

    function _end() private {
        uint256 rest = _state.held;
        _state.held = 0;
        _state.status = ChannelStatus.Terminated;
        _state.redemptionReadyAt = 0;
        _state.terminationReadyAt = 0;
        _due[_terms.consumer] += rest;
        emit Terminated(_msgSender(), rest);
    }

    function _requireNext(uint64 given, uint64 active) private pure {
        if (given <= active) revert TokenIdNotNewer(given, active);
        // The difference cannot wrap, the sum could.
        if (given - active > _LONGEST_STEP) revert TokenIdTooHigh(given, active + _LONGEST_STEP);
    }

    function _requireAgreed(address party, bytes32 digest, bytes calldata signature) private view {
        if (!SignatureChecker.isValidSignatureNow(party, digest, signature)) revert NotAgreed(party);
    }

    /// @dev A 64-bit clock plus a 32-bit period stays within 64 bits for more than 10^11 years.
    function _after(uint32 period) private view returns (uint64) {
        return uint64(block.timestamp) + period;
    }
}
