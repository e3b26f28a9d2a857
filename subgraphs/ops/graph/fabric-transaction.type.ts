import { Field, Int, ObjectType } from "type-graphql";
import type { TransactionIdentity as Identity } from "../../../ledgers/fabric/block-details.ts";
import { Excerpt } from "../../kit/graph/excerpt.ts";
import { connectionType } from "../../kit/graph/paging.ts";
import { BlockNumberScalar, DateTimeScalar } from "../../kit/graph/scalars.ts";
import type { ChannelTransaction } from "../inspector/block-reader.ts";
import { Account } from "./fabric-subject.type.ts";

@ObjectType({ description: "An identity of an organisation, as a transaction carries it.", simpleResolvers: true })
export class FabricIdentity {
  @Field(() => String, { description: "MSP id of its organisation." })
  mspId!: string;

  @Field(() => String, { nullable: true, description: "Common name of its certificate; null when it is unreadable." })
  commonName!: string | null;
}

@ObjectType({ description: "A key that a transaction's simulation read.", simpleResolvers: true })
export class FabricRead {
  @Field(() => String, { description: "The chaincode whose state it is." })
  namespace!: string;

  @Field(() => Excerpt, { description: "The key." })
  key!: Excerpt;

  @Field(() => BlockNumberScalar, { nullable: true, description: "Block of its last write; null when it had none." })
  versionBlock!: bigint | null;

  @Field(() => Int, { nullable: true, description: "Place of that write's transaction in its block." })
  versionTransaction!: number | null;
}

@ObjectType({ description: "A key that a transaction writes, when it is valid.", simpleResolvers: true })
export class FabricWrite {
  @Field(() => String, { description: "The chaincode whose state it is." })
  namespace!: string;

  @Field(() => Excerpt, { description: "The key." })
  key!: Excerpt;

  @Field(() => Excerpt, { nullable: true, description: "The value; null when the key is deleted." })
  value!: Excerpt | null;
}

@ObjectType({ description: "An event that a chaincode gave out.", simpleResolvers: true })
export class FabricChaincodeEvent {
  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => Excerpt, { description: "What it tells." })
  payload!: Excerpt;
}

@ObjectType({ description: "An act that an account signed.", simpleResolvers: true })
export class FabricSignedAct {
  @Field(() => String, { description: "Its name, that of the signed type." })
  name!: string;

  @Field(() => Account, { nullable: true, description: "Who signed; null when the authorization names nobody." })
  signer!: Account | null;

  @Field(() => Excerpt, { description: "What was signed, JSON." })
  message!: Excerpt;
}

@ObjectType({
  description: "A transaction of a Fabric channel, decoded. What cannot be decoded is null or empty; `raw` has it all.",
  simpleResolvers: true,
})
export class FabricTransactionDetails {
  @Field(() => String, { description: "Its id; empty for some configuration transactions." })
  id!: string;

  @Field(() => String, { description: "Its channel." })
  channel!: string;

  @Field(() => Int, { description: "Its place in the block, from 0." })
  index!: number;

  @Field(() => String, { description: "Fabric's type of it, such as ENDORSER_TRANSACTION or CONFIG." })
  type!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When its submitter made it, as that claimed." })
  time!: Date | null;

  @Field(() => String, { description: "The peers' verdict; VALID when it took effect." })
  validationCode!: string;

  @Field(() => FabricIdentity, { nullable: true, description: "Who submitted it; null of some configurations." })
  creator!: FabricIdentity | null;

  @Field(() => String, { nullable: true, description: "The chaincode that it calls; null unless it calls one." })
  chaincode!: string | null;

  /** Transaction that it was read from. */
  source!: ChannelTransaction;
}

export const FabricTransactionDetailsConnection = connectionType(
  () => FabricTransactionDetails,
  "FabricTransactionDetails",
);
export const FabricArgumentConnection = connectionType(() => Excerpt, "FabricArgument");
export const FabricReadConnection = connectionType(() => FabricRead, "FabricRead");
export const FabricWriteConnection = connectionType(() => FabricWrite, "FabricWrite");
export const FabricEndorserConnection = connectionType(() => FabricIdentity, "FabricEndorser");

export function fabricTransactionOf(source: ChannelTransaction): FabricTransactionDetails {
  const { channel, transaction } = source;
  const { id, index, type, time, validationCode, creator, chaincode } = transaction;
  return {
    id,
    channel,
    index,
    type,
    validationCode,
    source,
    time: time ?? null,
    creator: creator ? identityOf(creator) : null,
    chaincode: chaincode || null,
  };
}

export function identityOf({ mspId, commonName }: Identity): FabricIdentity {
  return { mspId: mspId.slice(0, 256), commonName: commonName?.slice(0, 256) ?? null };
}
