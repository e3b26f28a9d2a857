/**
 * Shows that the Solidity tests find bugs: plants one at a time into a copy of the sources and expects the tests to fail.
 * `node contracts/mutants.ts` takes some minutes, prints which test found what, and fails when a bug goes unnoticed.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const folder = import.meta.dirname;
const root = dirname(folder);

interface Mutant {
  readonly bug: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const intermediary = "Intermediary.sol";
const mutants: readonly Mutant[] = [
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
    from: "if (newTokenId <= active) revert",
    to: "if (newTokenId < active) revert",
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
    from: "function deposit(uint256 amount) external payable whileLive nonReentrant",
    to: "function deposit(uint256 amount) external payable whileLive",
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
];

/** @returns the names of the tests that failed
 * @throws Error when the bug does not even compile */
function failuresWith({ file, from, to }: Mutant): string[] {
  const copy = mkdtempSync(join(tmpdir(), "mutant-"));
  try {
    cpSync(folder, join(copy, "contracts"), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    const path = join(copy, "contracts/src", file);
    const source = readFileSync(path, "utf8");
    if (!source.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(
      path,
      source.replace(from, () => to),
    );
    return failuresIn(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Forge's npm wrapper ends well whatever the tests did, so only what it printed counts. */
function failuresIn(copy: string): string[] {
  const env = { ...process.env, FOUNDRY_CONFIG: "contracts/foundry.toml" };
  const options = { cwd: copy, env, encoding: "utf8" as const };
  const { stdout, stderr } = spawnSync(join(root, "node_modules/.bin/forge"), ["test", "--root", "."], options);
  if (!/\d+ tests passed/.test(stdout)) throw new Error(`does not compile: ${stdout}${stderr}`);
  return [...new Set([...stdout.matchAll(/^\[FAIL.*?\] (\w+)\(/gm)].map(([, name]) => name ?? ""))];
}

let missed = 0;
for (const mutant of mutants) {
  const found = failuresWith(mutant);
  if (found.length === 0) missed += 1;
  process.stdout.write(`${found.length > 0 ? "found " : "MISSED"} ${mutant.bug}: ${found.slice(0, 4).join(", ")}\n`);
}
process.stdout.write(`${mutants.length - missed} of ${mutants.length} bugs found\n`);
process.exitCode = missed > 0 ? 1 : 0;
