import { getAddress, TypedDataEncoder } from "ethers";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Connection, mapNodes } from "../../../store/tables/page.ts";
import { address, bigint, string } from "../../kit/graph/fields.ts";
import { objectType } from "../../kit/graph/object-type.ts";
import { connectionType, PageArgs } from "../../kit/graph/paging.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { paymentTokenDomain, paymentTokenTypes } from "../model/payment-token.ts";
import type { PaymentsContext } from "./context.ts";
import { PaymentChannel } from "./payment-channel.type.ts";

const tokenTypes = { PaymentToken: [...paymentTokenTypes.PaymentToken] };
const encodedType = TypedDataEncoder.from(tokenTypes).encodeType("PaymentToken");

const PaymentSigningDomain = objectType(
  "PaymentSigningDomain",
  "Domain in which a channel's payment tokens are signed, by EIP-712.",
  {
    name: string("The domain's name."),
    version: string("The domain's version."),
    chainId: bigint("The chain's id."),
    verifyingContract: address("The channel's contract."),
    type: string("The signed type, as EIP-712 encodes it: its fields are those of PaymentToken."),
  },
);
type PaymentSigningDomain = InstanceType<typeof PaymentSigningDomain>;

const PaymentRetiredKey = objectType(
  "PaymentRetiredKey",
  "Key whose signatures counted for a channel before another took its place.",
  {
    address: address("The key's address."),
    countsUpTo: bigint("The last token id under which it counts."),
  },
);
type PaymentRetiredKey = InstanceType<typeof PaymentRetiredKey>;
const PaymentRetiredKeyConnection = connectionType(() => PaymentRetiredKey, "PaymentRetiredKey");

/** Domain and keys by which anybody can check the signature of a channel's tokens. */
@Resolver(() => PaymentChannel)
export class SigningDomainResolver {
  @FieldResolver(() => PaymentSigningDomain, { description: "What its tokens are signed in." })
  signingDomain(@Root() { address }: ChannelRow, @Ctx() { chain }: PaymentsContext): PaymentSigningDomain {
    return { ...paymentTokenDomain(chain.chainId, getAddress(address)), type: encodedType };
  }

  @FieldResolver(() => PaymentRetiredKeyConnection, {
    description: "Keys that signed its tokens before `voucherKey`, by the token ids up to which they count.",
  })
  async retiredVoucherKeys(
    @Root() { address }: ChannelRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reads }: PaymentsContext,
  ): Promise<Connection<PaymentRetiredKey>> {
    const keys = await reads.retiredKeysOf(address, page);
    return mapNodes(keys, ({ voucherKey, countsUpTo }) => ({ address: voucherKey, countsUpTo }));
  }
}
