/**
 * Public scheme of x402 on EVM chains: channels in one contract, at the same address on every chain, and cumulative
 * vouchers. https://github.com/x402-foundation/x402, specs/schemes/batch-settlement
 */
export const scheme = "batch-settlement";

/** Address of the scheme's contract on every chain, lower case. */
export const settlementAddress = "0x4020074e9df2ce1dee5a9c1b5c3f541d02a10003";

/** Address of its collector of deposits by EIP-3009, lower case. */
export const collectorAddress = "0x4020806089470a89826cb9fb1f4059150b550004";

/** EIP-712 domain of channels and vouchers. */
export function schemeDomain(chainId: bigint) {
  return { name: "x402 Batch Settlement", version: "1", chainId, verifyingContract: settlementAddress };
}

/** EIP-712 types of channels and vouchers. */
export const schemeTypes = {
  ChannelConfig: [
    { name: "payer", type: "address" },
    { name: "payerAuthorizer", type: "address" },
    { name: "receiver", type: "address" },
    { name: "receiverAuthorizer", type: "address" },
    { name: "token", type: "address" },
    { name: "withdrawDelay", type: "uint40" },
    { name: "salt", type: "bytes32" },
  ],
  Voucher: [
    { name: "channelId", type: "bytes32" },
    { name: "maxClaimableAmount", type: "uint128" },
  ],
} as const;

const config = `(${schemeTypes.ChannelConfig.map(({ type, name }) => `${type} ${name}`).join(", ")})`;
const claims = `((${config} channel, uint128 maxClaimableAmount) voucher, bytes signature, uint128 totalClaimed)[]`;

/** Functions of the contract that are called here. */
export const settlementFunctions = [
  `function deposit(${config} config, uint128 amount, address collector, bytes collectorData)`,
  `function claim(${claims} voucherClaims)`,
  "function settle(address receiver, address token)",
  `function refund(${config} config, uint128 amount)`,
  "function multicall(bytes[] data)",
];

/** Events of the contract. */
export const settlementEvents = [
  `event ChannelCreated(bytes32 indexed channelId, ${config} config)`,
  "event Deposited(bytes32 indexed channelId, address indexed sender, uint128 amount, uint128 newBalance)",
  "event Claimed(bytes32 indexed channelId, address indexed sender, uint128 claimAmount, uint128 newTotalClaimed)",
  "event Refunded(bytes32 indexed channelId, address indexed sender, uint128 amount)",
  "event WithdrawInitiated(bytes32 indexed channelId, uint128 amount, uint40 finalizeAfter)",
  "event WithdrawFinalized(bytes32 indexed channelId, address indexed sender, uint128 amount)",
];
