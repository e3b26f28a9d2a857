/** A bug to plant: one passage of a source in the place of another. */
export interface PlantedBug {
  readonly bug: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const intermediary = "Intermediary.sol";
/** Bugs that the Solidity tests have to find. */
export const plantedBugs: readonly PlantedBug[] = [
  { bug: "what is held is not reduced by a redemption", file: intermediary, from: "_state.held -= amount;", to: "" },
  {
    bug: "a redemption pays more than is held",
    file: intermediary,
    from: "Math.min(token.requests * price, _state.held)",
    to: "token.requests * price",
  },
  {
    bug: "anybody's signature counts",
    file: "VoucherKeys.sol",
    from: "return signer == _current || tokenId < _countsBelow[signer];",
    to: "return signer != address(0) && (tokenId < type(uint64).max || tokenId < _countsBelow[signer]);",
  },
  { bug: "the rest is due twice after the end", file: intermediary, from: "_state.held = 0;", to: "" },
  {
    bug: "a close does not end the channel",
    file: intermediary,
    from: "emit Settled(redeemed - least);\n        _end();",
    to: "emit Settled(redeemed - least);\n        _due[_terms.consumer] += most - redeemed;",
  },
  {
    bug: "signatures hold on every chain and contract",
    file: intermediary,
    from: "_hashTypedDataV4(\n                keccak256(abi.encode(_TOKEN_TYPEHASH, tokenId, lane, requests, address(this), _terms.consumer))",
    to: "keccak256(\n                abi.encode(_TOKEN_TYPEHASH, tokenId, lane, requests, _terms.consumer)",
  },
  { bug: "a payout can be had twice", file: intermediary, from: "_due[account] = 0;", to: "" },
  {
    bug: "a redemption need not wait",
    file: intermediary,
    from: "if (readyAt == 0) revert NoRedemptionPending();\n        if (block.timestamp < readyAt) revert TooEarly(readyAt);",
    to: "if (readyAt == 0) revert NoRedemptionPending();",
  },
  {
    bug: "a token id can be redeemed twice",
    file: intermediary,
    from: "if (given <= active) revert",
    to: "if (given < active) revert",
  },
  {
    bug: "a lane can be redeemed twice at once",
    file: intermediary,
    from: "tokens[i].lane <= tokens[i - 1].lane",
    to: "tokens[i].lane < tokens[i - 1].lane",
  },
  {
    bug: "a new price counts for the old token id",
    file: "ChannelLanes.sol",
    from: "tokenId < found.pricedFrom ? found.priceBefore : found.price",
    to: "found.price",
  },
  {
    bug: "an old voucher key counts for ever",
    file: "VoucherKeys.sol",
    from: "uint256(activeTokenId) + 1",
    to: "type(uint256).max + (activeTokenId - activeTokenId)",
  },
  {
    bug: "a fee token is counted in full",
    file: "ChannelAsset.sol",
    from: "IERC20(asset).safeTransferFrom(payer, address(this), amount);\n        return _balance(asset) - before;",
    to: "IERC20(asset).safeTransferFrom(payer, address(this), amount);\n        return amount + before - before;",
  },
  {
    bug: "a deposit can be entered again",
    file: intermediary,
    from: "function deposit(uint256 amount) external payable nonReentrant",
    to: "function deposit(uint256 amount) external payable",
  },
  {
    bug: "one party closes alone",
    file: intermediary,
    from: "_requireAgreed(_terms.provider, digest, providerSignature);",
    to: "_requireAgreed(_terms.consumer, digest, consumerSignature);\n        providerSignature;",
  },
  {
    bug: "the consumer need not wait to end the channel",
    file: intermediary,
    from: "uint64 readyAt = _state.terminationReadyAt;\n        if (block.timestamp < readyAt) revert TooEarly(readyAt);",
    to: "",
  },
  {
    bug: "anybody can set up a channel",
    file: intermediary,
    from: "if (msg.sender != trustedForwarder()) revert NotFactory(msg.sender);",
    to: "",
  },
  {
    bug: "anybody opens a channel in the consumer's name",
    file: "IntermediaryFactory.sol",
    from: "if (msg.sender != terms.consumer) revert NotConsumer(msg.sender);",
    to: "",
  },
  {
    bug: "anybody closes a token id",
    file: intermediary,
    from: "LanePrice[] calldata newPrices) external whileLive onlyProvider {",
    to: "LanePrice[] calldata newPrices) external whileLive {",
  },
  {
    bug: "anybody replaces the voucher key",
    file: intermediary,
    from: "rotateVoucherKey(address newVoucherKey) external whileLive onlyConsumer {",
    to: "rotateVoucherKey(address newVoucherKey) external whileLive {",
  },
  {
    bug: "a token of another id counts",
    file: intermediary,
    from: "if (token.tokenId != expected) revert InvalidTokenId(token.tokenId, expected);",
    to: "expected;",
  },
  {
    bug: "a channel is set up twice",
    file: intermediary,
    from: "if (_state.status != ChannelStatus.Uninitialized) revert AlreadyInitialized();",
    to: "",
  },
  {
    bug: "the provider ends the channel in the midst of a redemption",
    file: intermediary,
    from: "if (_state.redemptionReadyAt != 0) revert RedemptionPending(_state.expiringTokenId);\n\n        _end();",
    to: "_end();",
  },
  {
    bug: "a deposit comes after the end",
    file: intermediary,
    from: "function _credit(address from, uint256 amount) private whileLive",
    to: "function _credit(address from, uint256 amount) private",
  },
  {
    bug: "an agreement never ends",
    file: intermediary,
    from: "if (block.timestamp > deadline) revert TooLate(deadline);",
    to: "",
  },
  {
    bug: "an agreement takes back what was redeemed",
    file: intermediary,
    from: "if (redeemed < least || redeemed > most) revert",
    to: "if (redeemed > most) revert",
  },
  {
    bug: "a lane has tokens of ids before it was opened",
    file: "ChannelLanes.sol",
    from: "if (!found.exists || tokenId < found.openedWith) revert",
    to: "if (!found.exists) revert",
  },
  {
    bug: "a channel has more lanes than a redemption can take",
    file: "ChannelLanes.sol",
    from: "if (++_laneCount > _MOST_LANES) revert IIntermediary.TooManyLanes(_MOST_LANES);",
    to: "",
  },
  {
    bug: "a lane has any number",
    file: "ChannelLanes.sol",
    from: "if (lane > _HIGHEST_LANE) revert IIntermediary.InvalidLane(lane);",
    to: "",
  },
  {
    bug: "a permit that was handed in before stops the deposit",
    file: "ChannelAsset.sol",
    from: "try IERC20Permit(asset).permit(owner, address(this), amount, deadline, v, r, s) {} catch {}",
    to: "IERC20Permit(asset).permit(owner, address(this), amount, deadline, v, r, s);",
  },
  {
    bug: "a batch calls whatever it is told",
    file: "IntermediaryFactory.sol",
    from: "if (!_isIntermediary[call.channel]) revert UnknownChannel(call.channel);",
    to: "",
  },
  {
    bug: "a batch acts in the name of nobody",
    file: "IntermediaryFactory.sol",
    from: "bytes memory data = _fromCaller(call.data);",
    to: "bytes memory data = call.data;",
  },
  {
    bug: "a batch takes what ran out of gas for a refusal",
    file: "IntermediaryFactory.sol",
    from: "if (gasleft() < before / 16) revert TooLittleGas(i);",
    to: "before;",
  },
  {
    bug: "a batch goes on after any failure",
    file: "IntermediaryFactory.sol",
    from: "if (!call.mayFail) Address.verifyCallResult(false, answer);",
    to: "",
  },
  {
    bug: "the consumer can leave before the provider can redeem",
    file: "IntermediaryFactory.sol",
    from: "terms.terminationPeriod < 2 * uint256(terms.tolerancePeriod) + _ROOM",
    to: "terms.terminationPeriod <= terms.tolerancePeriod",
  },
  {
    bug: "a notice during a redemption leaves no time for another",
    file: "IntermediaryFactory.sol",
    from: "2 * uint256(terms.tolerancePeriod) + _ROOM",
    to: "uint256(terms.tolerancePeriod) + _ROOM",
  },
  {
    bug: "two redemptions fit a termination without a second for their transactions",
    file: "IntermediaryFactory.sol",
    from: "2 * uint256(terms.tolerancePeriod) + _ROOM",
    to: "2 * uint256(terms.tolerancePeriod) + _ROOM - _ROOM",
  },
  {
    bug: "a long tolerance period wraps",
    file: "IntermediaryFactory.sol",
    from: "terms.terminationPeriod < 2 * uint256(terms.tolerancePeriod) + _ROOM",
    to: "terms.terminationPeriod < uint32(2 * uint256(terms.tolerancePeriod) + _ROOM)",
  },
  {
    bug: "a channel begins with the last token id",
    file: intermediary,
    from: "_requireNext(terms_.tokenId, 0);",
    to: "",
  },
  {
    bug: "a token id leaves no room for another",
    file: intermediary,
    from: "if (given - active > _LONGEST_STEP) revert TokenIdTooHigh(given, active + _LONGEST_STEP);",
    to: "",
  },
  {
    bug: "a token id may be one step too high",
    file: intermediary,
    from: "if (given - active > _LONGEST_STEP) revert",
    to: "if (given - active > _LONGEST_STEP + 1) revert",
  },
];
