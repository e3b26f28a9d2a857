// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {ChannelTerms, IIntermediary, LanePrice} from "./IIntermediary.sol";
import {ChannelCall, IIntermediaryFactory} from "./IIntermediaryFactory.sol";
import {Intermediary} from "./Intermediary.sol";

/// @title Opens payment channels as minimal clones of one `Intermediary`
/// @notice Opens channels, and calls many of them at once.
/// @dev Channels trust it to name the caller: each call carries its caller at its end (ERC-2771).
contract IntermediaryFactory is IIntermediaryFactory {
    /// @dev Seconds in which the transactions of a redemption under way and of the next one are mined.
    uint256 private constant _ROOM = 60;

    address private immutable _IMPLEMENTATION;

    mapping(address account => bool) private _isIntermediary;

    constructor() {
        _IMPLEMENTATION = address(new Intermediary());
    }

    /// @inheritdoc IIntermediaryFactory
    function openChannel(
        ChannelTerms calldata terms,
        LanePrice[] calldata lanes,
        bytes32 salt,
        uint256 amount
    ) external payable returns (address intermediary) {
        _requireValid(terms);
        if (lanes.length == 0) revert NoLanes();
        bytes32 cloneSalt = _cloneSalt(terms.consumer, terms.provider, terms.asset, salt);
        intermediary = Clones.predictDeterministicAddress(_IMPLEMENTATION, cloneSalt);
        if (_isIntermediary[intermediary]) revert ChannelExists(intermediary);

        _isIntermediary[intermediary] = true;
        emit ChannelOpened(
            intermediary,
            terms.consumer,
            terms.provider,
            terms.asset,
            terms.tolerancePeriod,
            terms.terminationPeriod,
            terms.voucherKey,
            terms.tokenId,
            salt
        );

        Clones.cloneDeterministic(_IMPLEMENTATION, cloneSalt);
        IIntermediary(intermediary).initialize(terms, lanes);
        if (amount == 0 && msg.value != 0) revert WrongValue(msg.value, 0);
        if (amount > 0) {
            bytes memory deposit = _fromCaller(abi.encodeCall(IIntermediary.deposit, (amount)));
            Address.functionCallWithValue(intermediary, deposit, msg.value);
        }
    }

    /// @inheritdoc IIntermediaryFactory
    function batch(ChannelCall[] calldata calls) external returns (bool[] memory succeeded) {
        succeeded = new bool[](calls.length);
        for (uint256 i = 0; i < calls.length; ++i) {
            ChannelCall calldata call = calls[i];
            if (!_isIntermediary[call.channel]) revert UnknownChannel(call.channel);
            bytes memory data = _fromCaller(call.data);
            bytes memory answer;
            uint256 before = gasleft();
            // Any function of the channel, at the caller's choice.
            // solhint-disable-next-line avoid-low-level-calls
            (succeeded[i], answer) = call.channel.call(data);
            if (succeeded[i]) continue;
            // A call that ran out of gas leaves a 64th at each level of calls (EIP-150); a refusal leaves far more.
            if (gasleft() < before / 16) revert TooLittleGas(i);
            if (!call.mayFail) Address.verifyCallResult(false, answer);
            emit CallFailed(i, call.channel, answer);
        }
    }

    /// @inheritdoc IIntermediaryFactory
    function intermediaryAddress(
        address consumer,
        address provider,
        address asset,
        bytes32 salt
    ) external view returns (address) {
        return Clones.predictDeterministicAddress(_IMPLEMENTATION, _cloneSalt(consumer, provider, asset, salt));
    }

    /// @inheritdoc IIntermediaryFactory
    function isIntermediary(address account) external view returns (bool) {
        return _isIntermediary[account];
    }

    /// @inheritdoc IIntermediaryFactory
    function implementation() external view returns (address) {
        return _IMPLEMENTATION;
    }

    function _requireValid(ChannelTerms calldata terms) private view {
        if (msg.sender != terms.consumer) revert NotConsumer(msg.sender);
        if (terms.provider == address(0) || terms.provider == terms.consumer) revert InvalidProvider(terms.provider);
        if (terms.asset != address(0) && terms.asset.code.length == 0) revert UnsupportedAsset(terms.asset);
        // A notice may come right after a redemption began: the period covers its end, and that of another one.
        if (terms.terminationPeriod < 2 * uint256(terms.tolerancePeriod) + _ROOM) {
            revert InvalidPeriods(terms.tolerancePeriod, terms.terminationPeriod);
        }
    }

    function _fromCaller(bytes memory data) private view returns (bytes memory) {
        return abi.encodePacked(data, msg.sender);
    }

    function _cloneSalt(
        address consumer,
        address provider,
        address asset,
        bytes32 salt
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(consumer, provider, asset, salt));
    }
}
