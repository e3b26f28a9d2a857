import { type ActName, actTypesOf } from "@ledgerloom/chaincode";
import { Wallet } from "ethers";
import { adminOf } from "../../kit/testing/principals.ts";
import type { MarketplaceSubgraph } from "../start.ts";
import { ask } from "./running-market.ts";

/** Changes of a test to what an honest wallet would sign, and to the organisation that relays it. */
export interface SigningChanges {
  readonly counter?: bigint;
  readonly deadline?: bigint;
  readonly signWith?: Wallet;
  readonly mspId?: string;
}

const mutations = {
  RegisterUser: ["userRegister", "UserRegisterInput", "account { address name organization { mspId } tokenBalance }"],
  RegisterService: ["serviceRegister", "ServiceRegisterInput", "service { name status price developer { name } }"],
  RegisterServices: ["servicesImport", "ServicesImportInput", "services { name status } published skipped"],
  PublishService: ["servicePublish", "ServicePublishInput", "service { name status }"],
  CallService: ["serviceCall", "ServiceCallInput", "callRights { callsLeft paid service { name } account { name } }"],
  Transfer: ["tokenTransfer", "TokenTransferInput", "from { tokenBalance } to { address tokenBalance }"],
} as const satisfies Partial<Record<ActName, readonly string[]>>;

/** Acts that the graph has a mutation for. */
type MutationAct = keyof typeof mutations;

interface SigningFacts {
  readonly account: { readonly counter: string };
  readonly marketplaceSigningDomain: Record<string, string>;
}

/** Payload as tests read it. */
export interface Payload extends Record<string, unknown> {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
  readonly transaction: { readonly position: string } | null;
}

/** Account that acts through GraphQL as a wallet would: it asks for domain and counter, signs, and sends. */
export class TestAccount {
  readonly wallet = new Wallet(Wallet.createRandom().privateKey);

  get address(): string {
    return this.wallet.address;
  }

  /** Sends a signed act. @returns the payload of its mutation */
  async act(
    subgraph: MarketplaceSubgraph,
    name: MutationAct,
    act: Record<string, unknown>,
    changes: SigningChanges = {},
  ): Promise<Payload> {
    const authorization = await this.sign(subgraph, name, act, changes);
    const [mutation, input, selection] = mutations[name];
    const document = `mutation ($input: ${input}!) { ${mutation}(input: $input) {
      ${selection} userErrors { code message } transaction { id blockNumber validationCode position } } }`;
    const principal = adminOf(changes.mspId ?? "Org1MSP");
    const { data, errors } = await ask(subgraph, document, { input: { ...act, authorization } }, { principal });
    if (errors) throw new Error(JSON.stringify(errors));
    return data?.[mutation] as Payload;
  }

  async sign(
    subgraph: MarketplaceSubgraph,
    name: ActName,
    act: Record<string, unknown>,
    changes: SigningChanges = {},
  ): Promise<Record<string, unknown>> {
    const query =
      "query ($address: Address!) { account(address: $address) { counter } marketplaceSigningDomain { name version salt } }";
    const { data, errors } = await ask(subgraph, query, { address: this.address });
    if (errors) throw new Error(JSON.stringify(errors));
    const { account, marketplaceSigningDomain } = data as unknown as SigningFacts;
    const counter = `${changes.counter ?? BigInt(account.counter) + 1n}`;
    const deadline = `${changes.deadline ?? BigInt(Math.floor(Date.now() / 1000) + 60)}`;
    const domain = { ...marketplaceSigningDomain };
    const message = { ...act, counter, deadline };
    const signature = await (changes.signWith ?? this.wallet).signTypedData(domain, actTypesOf(name), message);
    return { signer: this.address, counter, deadline, signature };
  }
}
