import { MemoryLedger } from "../../ledger/testing/memory-ledger.ts";
import type { ActName } from "../acts/act-types.ts";
import { MarketplaceContract } from "../marketplace-contract.ts";
import { KeyPair } from "./key-pair.ts";
import { describeEntry, describeService } from "./test-user.ts";

/** So few tokens that several pools pay out all they have. */
const parameters = {
  maximumSupply: "100000",
  registrationGrant: "100",
  publishReward: "20",
  mashupReward: "20",
  commentReward: "5",
  mashupFee: "3",
};
/** Names in use at first; each thousand acts there is one more, so that there are always free ones. */
const firstNames = 16;

type Act = readonly [name: ActName, message: Record<string, unknown>];

/** A small marketplace in which accounts act at random, most of the time wrongly. */
export class RandomMarket {
  readonly ledger = new MemoryLedger(new MarketplaceContract());
  readonly users = Array.from({ length: 8 }, (_, index) => new KeyPair(index + 1));
  /** Acts of each name that were accepted. */
  readonly accepted = new Map<ActName, number>();
  readonly #counters = new Map<KeyPair, bigint>();
  #state: number;
  #steps = 0;

  constructor(seed: number) {
    this.#state = seed;
    this.ledger.state.set("\0parameters\0", { value: Buffer.from(JSON.stringify(parameters)), version: 1 });
  }

  /** One act. @throws what is no refusal of the chaincode's */
  async step(): Promise<void> {
    this.#steps += 1;
    const [name, message] = this.#act();
    const user = this.#signerOf(message);
    const counter = (this.#counters.get(user) ?? 0n) + 1n;
    try {
      await this.ledger.submit(name, user.sign(this.ledger.channel, name, message, counter));
    } catch (error) {
      if (/^[A-Z_]+: /.test((error as Error).message)) return;
      throw error;
    }
    this.#counters.set(user, counter);
    this.accepted.set(name, (this.accepted.get(name) ?? 0) + 1);
  }

  /** Rows of the ledger whose keys begin so. */
  rows<Row>(prefix: string): Row[] {
    const found = [...this.ledger.state].filter(([key]) => key.startsWith(prefix));
    return found.map(([, { value }]) => JSON.parse(Buffer.from(value).toString("utf8")) as Row);
  }

  /** A number below a limit (mulberry32), the same ones for the same seed. */
  #pick(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  #user(): KeyPair {
    return this.users[this.#pick(this.users.length)] as KeyPair;
  }

  /** Mostly the developer of the service that an act is about, so that much of what developers do is accepted. */
  #signerOf({ name }: Record<string, unknown>): KeyPair {
    const developer = this.users.find(({ address }) => address === this.#service(String(name)).developer);
    return developer && this.#pick(4) > 0 ? developer : this.#user();
  }

  #service(name: string): { readonly price?: string; readonly developer?: string } {
    const row = this.ledger.state.get(`service/${name}`)?.value ?? Buffer.from("{}");
    return JSON.parse(Buffer.from(row).toString("utf8"));
  }

  #name(): string {
    return `S${this.#pick(firstNames + Math.floor(this.#steps / 1_000))}`;
  }

  #act(): Act {
    const acts = [
      () => this.#actOfUser(),
      () => this.#actOfDeveloper(),
      () => this.#actOfDeveloper(),
      () => this.#actOfBuyer(),
      () => this.#actOfBuyer(),
    ];
    return acts[this.#pick(acts.length)]?.() as Act;
  }

  #actOfUser(): Act {
    const pick = this.#pick(20);
    const name = `user${this.#pick(10)}x`;
    if (pick === 0) return ["RemoveUser", { name }];
    if (pick < 8) return ["RegisterUser", { name, introduction: "" }];
    return ["Transfer", { to: this.#user().address, amount: `${this.#pick(40)}` }];
  }

  #actOfDeveloper(): Act {
    const name = this.#name();
    const described = describeService({ name, price: `${this.#pick(6)}` });
    const composes = [...new Set([this.#name(), this.#name()])];
    const acts: readonly Act[] = [
      ["RegisterService", described],
      ["PublishService", { name }],
      ["PublishService", { name }],
      ["InvalidateService", { name }],
      ["EditService", described],
      ["CreateMashup", { ...described, composes }],
      ["RegisterServices", { services: [describeEntry({ kind: "MASHUP", name, composes })], publish: true }],
      ["SetTerms", this.#pick(2) === 0 ? this.#terms(name) : { service: name, hash: "", url: "" }],
      ["ReduceCallTime", { service: name, user: this.#user().address, times: `${this.#pick(3)}` }],
      ["ReduceCallTimes", this.#batch(name)],
    ];
    return acts[this.#pick(acts.length)] as Act;
  }

  #actOfBuyer(): Act {
    const service = this.#name();
    const { price = "0" } = this.#service(service);
    const acts: readonly Act[] = [
      ["CallService", { service, times: `${this.#pick(3)}`, price }],
      ["CallService", { service, times: `${this.#pick(3)}`, price }],
      ["RewardService", { service, amount: `${this.#pick(5)}`, note: "" }],
      ["CommentService", { service, rating: `${this.#pick(6)}`, text: "" }],
      ["AcceptTerms", { service, hash: this.#terms(service).hash }],
    ];
    return acts[this.#pick(acts.length)] as Act;
  }

  #terms(service: string) {
    return { service, hash: `0x${"ab".repeat(32)}`, url: "https://w.example/terms" };
  }

  #batch(service: string) {
    const users = new Set([this.#user().address, this.#user().address]);
    const uses = [...users].map((user) => ({ user, times: "1" }));
    return { service, batch: `b${this.#pick(1_000)}`, uses };
  }
}
