// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ChannelState, ChannelStatus, ChannelTerms, IIntermediary, LaneToken} from "./IIntermediary.sol";

/// @title One payment channel; the code behind every clone the factory makes
/// @dev No owner and no upgrade. Accounting never reads the balance, so ether forced in changes nothing.
contract Intermediary is IIntermediary, EIP712 {
    bytes32 private constant _TOKEN_TYPEHASH = keccak256(
        "PaymentToken(uint64 tokenId,uint32 lane,uint64 requests,address intermediary,address consumer)"
    );
    /// @dev The one lane of a plain channel.
    uint32 private constant _LANE = 0;

    address private immutable _FACTORY;

    ChannelTerms private _terms;
    ChannelState private _state;
    mapping(address account => uint256 amount) private _due;

    constructor() EIP712("Ledgerloom Payments", "1") {
        _FACTORY = msg.sender;
    }

    modifier onlyConsumer() {
        if (msg.sender != _terms.consumer) revert NotConsumer(msg.sender);
        _;
    }

    modifier onlyProvider() {
        if (msg.sender != _terms.provider) revert NotProvider(msg.sender);
        _;
    }

    /// @inheritdoc IIntermediary
    function initialize(ChannelTerms calldata terms_) external payable {
        if (msg.sender != _FACTORY) revert NotFactory(msg.sender);
        if (_state.status != ChannelStatus.Uninitialized) revert AlreadyInitialized();

        _terms = terms_;
        _state.status = ChannelStatus.Open;
        _state.tokenId = terms_.tokenId;
        if (msg.value > 0) _credit(terms_.consumer, msg.value);
    }

    /// @inheritdoc IIntermediary
    function deposit() external payable {
        _requireLive();
        if (msg.value == 0) revert EmptyDeposit();

        _credit(msg.sender, msg.value);
    }

    /// @inheritdoc IIntermediary
    function startRedemption(uint64 newTokenId) external onlyProvider {
        _requireLive();
        if (_state.redemptionReadyAt != 0) revert RedemptionPending(_state.expiringTokenId);
        uint64 active = _state.tokenId;
        if (newTokenId <= active) revert TokenIdNotNewer(newTokenId, active);

        uint64 readyAt = _after(_terms.tolerancePeriod);
        _state.expiringTokenId = active;
        _state.tokenId = newTokenId;
        _state.redemptionReadyAt = readyAt;
        emit RedemptionStarted(active, newTokenId, readyAt);
    }

    /// @inheritdoc IIntermediary
    function finalizeRedemption(LaneToken[] calldata tokens) external onlyProvider {
        _requireLive();
        uint64 readyAt = _state.redemptionReadyAt;
        if (readyAt == 0) revert NoRedemptionPending();
        if (block.timestamp < readyAt) revert TooEarly(readyAt);

        _state.redemptionReadyAt = 0;
        if (tokens.length == 0) emit Redeemed(_state.expiringTokenId, _LANE, 0, 0);
        for (uint256 i = 0; i < tokens.length; ++i) {
            // One lane so far, so a second token can only repeat it.
            if (i > 0) revert InvalidLane(tokens[i].lane);
            _redeem(tokens[i]);
        }
    }

    /// @inheritdoc IIntermediary
    function terminate() external onlyProvider {
        _requireLive();
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
    function payOut() external {
        uint256 amount = _due[msg.sender];
        if (amount == 0) revert NothingDue(msg.sender);

        _due[msg.sender] = 0;
        emit PaidOut(msg.sender, amount);

        (bool accepted, ) = msg.sender.call{value: amount}("");
        if (!accepted) revert PayoutRefused(msg.sender, amount);
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

    function _redeem(LaneToken calldata token) private {
        uint64 expected = _state.expiringTokenId;
        if (token.tokenId != expected) revert InvalidTokenId(token.tokenId, expected);
        if (token.lane != _LANE) revert InvalidLane(token.lane);
        bytes32 digest = tokenDigest(token.tokenId, token.lane, token.requests);
        (address signer, ECDSA.RecoverError failure, ) = ECDSA.tryRecoverCalldata(digest, token.signature);
        if (failure != ECDSA.RecoverError.NoError || signer != _terms.voucherKey) {
            revert InvalidSignature(token.tokenId, token.lane, token.requests);
        }

        // 64 bits of requests times 128 bits of price cannot overflow 256 bits.
        uint256 amount = Math.min(uint256(token.requests) * _terms.pricePerRequest, _state.held);
        _state.held -= amount;
        _state.redeemed += amount;
        _due[_terms.provider] += amount;
        emit Redeemed(token.tokenId, token.lane, token.requests, amount);
    }

    function _credit(address from, uint256 amount) private {
        _state.held += amount;
        _state.deposited += amount;
        emit Deposited(from, amount);
    }

    function _end() private {
        uint256 rest = _state.held;
        _state.held = 0;
        _state.status = ChannelStatus.Terminated;
        _state.redemptionReadyAt = 0;
        _state.terminationReadyAt = 0;
        _due[_terms.consumer] += rest;
        emit Terminated(msg.sender, rest);
    }

    function _requireLive() private view {
        ChannelStatus status = _state.status;
        if (status != ChannelStatus.Open && status != ChannelStatus.Terminating) revert WrongStatus(status);
    }

    /// @dev A 64-bit clock plus a 32-bit period stays within 64 bits for longer than the sun shines.
    function _after(uint32 period) private view returns (uint64) {
        return uint64(block.timestamp) + period;
    }
}
