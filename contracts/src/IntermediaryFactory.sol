// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {ChannelTerms, IIntermediary} from "./IIntermediary.sol";
import {IIntermediaryFactory} from "./IIntermediaryFactory.sol";
import {Intermediary} from "./Intermediary.sol";

/// @title Opens payment channels as minimal clones of one `Intermediary`
contract IntermediaryFactory is IIntermediaryFactory {
    address private immutable _IMPLEMENTATION;

    mapping(address account => bool) private _isIntermediary;

    constructor() {
        _IMPLEMENTATION = address(new Intermediary());
    }

    /// @inheritdoc IIntermediaryFactory
    function openChannel(ChannelTerms calldata terms, bytes32 salt) external payable returns (address intermediary) {
        _requireValid(terms);
        bytes32 cloneSalt = _cloneSalt(terms.consumer, terms.provider, terms.asset, salt);
        intermediary = Clones.predictDeterministicAddress(_IMPLEMENTATION, cloneSalt);
        if (_isIntermediary[intermediary]) revert ChannelExists(intermediary);

        _isIntermediary[intermediary] = true;
        emit ChannelOpened(
            intermediary,
            terms.consumer,
            terms.provider,
            terms.asset,
            terms.pricePerRequest,
            terms.tolerancePeriod,
            terms.terminationPeriod,
            terms.voucherKey,
            terms.tokenId,
            salt
        );

        Clones.cloneDeterministic(_IMPLEMENTATION, cloneSalt);
        IIntermediary(intermediary).initialize{value: msg.value}(terms);
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
        if (terms.voucherKey == address(0)) revert InvalidVoucherKey(terms.voucherKey);
        if (terms.asset != address(0)) revert UnsupportedAsset(terms.asset);
        if (terms.terminationPeriod <= terms.tolerancePeriod) {
            revert InvalidPeriods(terms.tolerancePeriod, terms.terminationPeriod);
        }
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
