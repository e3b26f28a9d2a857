import { expect } from "vitest";
import { MemoryLedger } from "../../ledger/testing/memory-ledger.ts";
import { MarketplaceContract } from "../marketplace-contract.ts";
import { describeService, TestUser } from "./test-user.ts";

export const token = 10n ** 18n;

/** A marketplace on a ledger in memory, and users of it by name. */
export class Market {
  readonly ledger = new MemoryLedger(new MarketplaceContract());
  #seeds = 0;

  /** Registered users of these names. */
  async users<const Names extends readonly string[]>(...names: Names): Promise<{ [I in keyof Names]: TestUser }> {
    const users: TestUser[] = [];
    for (const name of names) {
      const user = this.stranger();
      await user.register(name);
      users.push(user);
    }
    return users as { [I in keyof Names]: TestUser };
  }

  /** Account that is not registered. */
  stranger(): TestUser {
    this.#seeds += 1;
    return new TestUser(this.ledger, this.#seeds);
  }

  /** Registers a service and makes it available. */
  async offer(developer: TestUser, name: string, price = 0n): Promise<void> {
    await developer.submit("RegisterService", describeService({ name, price: `${price}` }));
    await developer.submit("PublishService", { name });
  }

  async buy(buyer: TestUser, service: string, times: number): Promise<void> {
    const { price } = await this.query<{ price: string }>("QueryService", service);
    await buyer.submit("CallService", { service, times: `${times}`, price });
  }

  async query<Result>(name: string, ...args: string[]): Promise<Result> {
    return (await this.ledger.evaluate(name, args)) as Result;
  }

  /** The error of an attempt, after checking that it left the state as it was. */
  async refusal(attempt: Promise<unknown>): Promise<string> {
    const before = [...this.ledger.state];
    const message = await attempt.then(
      () => "accepted",
      (error: Error) => error.message,
    );
    expect([...this.ledger.state]).toEqual(before);
    return message;
  }
}
