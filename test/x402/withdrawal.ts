import { Interface, toQuantity } from "ethers";
import { eventually } from "../../ledgers/evm/testing.ts";
import { settlementAddress } from "../../subgraphs/payments/projection/scheme.ts";
import type { ChannelConfig } from "../../subgraphs/payments/projection/scheme-table.ts";
import type { RunningPayments } from "../../subgraphs/payments/testing/running-payments.ts";

const config =
  "(address payer, address payerAuthorizer, address receiver, address receiverAuthorizer, address token, uint40 withdrawDelay, bytes32 salt)";
const contract = new Interface([
  `function initiateWithdraw(${config} config, uint128 amount)`,
  `function finalizeWithdraw(${config} config)`,
]);

/** Withdrawal of a payer on the chain, without the provider's help. */
export class Withdrawal {
  readonly #payments: RunningPayments;
  readonly #config: ChannelConfig;

  constructor(payments: RunningPayments, channel: ChannelConfig) {
    this.#payments = payments;
    this.#config = channel;
  }

  async initiate(amount: bigint): Promise<void> {
    await this.#payments.rpc("anvil_setBalance", [this.#config.payer, toQuantity(10n ** 20n)]);
    await this.#payments.rpc("anvil_impersonateAccount", [this.#config.payer]);
    await this.#send(contract.encodeFunctionData("initiateWithdraw", [this.#config, amount]));
  }

  async finalize(): Promise<void> {
    await this.#send(contract.encodeFunctionData("finalizeWithdraw", [this.#config]));
  }

  async #send(data: string): Promise<void> {
    const hash = await this.#payments.rpc("eth_sendTransaction", [
      { from: this.#config.payer, to: settlementAddress, data },
    ]);
    const receipt = await eventually(() => this.#receiptOf(hash), Boolean);
    if (receipt?.status !== "0x1") throw new Error(`refused: ${data.slice(0, 10)}`);
    await this.#payments.untilReady();
  }

  async #receiptOf(hash: unknown): Promise<{ readonly status: string } | null> {
    return (await this.#payments.rpc("eth_getTransactionReceipt", [hash])) as { status: string } | null;
  }
}
