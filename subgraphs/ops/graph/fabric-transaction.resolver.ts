import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { KeyRead, KeyUpdate } from "../../../ledgers/fabric/block-details.ts";
import type { Connection } from "../../../store/tables/page.ts";
import { Excerpt, excerptOf } from "../../kit/graph/excerpt.ts";
import { PageArgs, pageInOrder } from "../../kit/graph/paging.ts";
import { marketplaceAct } from "../inspector/marketplace-act.ts";
import { subjectsOf } from "../inspector/subjects.ts";
import type { OpsContext } from "./context.ts";
import { FabricBlock, fabricBlockOf } from "./fabric-block.type.ts";
import { FabricSubject, type FabricSubjectValue } from "./fabric-subject.type.ts";
import {
  FabricArgumentConnection,
  FabricChaincodeEvent,
  FabricEndorserConnection,
  type FabricIdentity,
  FabricRead,
  FabricReadConnection,
  FabricSignedAct,
  FabricTransactionDetails,
  FabricWrite,
  FabricWriteConnection,
  identityOf,
} from "./fabric-transaction.type.ts";
import { operationOf } from "./operation.type.ts";

type Details = FabricTransactionDetails;

/** Parts of a transaction, each decoded when somebody asks for it. */
@Resolver(() => FabricTransactionDetails)
export class FabricDetailsResolver {
  @FieldResolver(() => FabricBlock, { description: "The block that holds it." })
  block(@Root() { source }: Details): FabricBlock {
    return fabricBlockOf(source);
  }

  @FieldResolver(() => Excerpt, { nullable: true, description: "The chaincode's function; null unless it calls one." })
  function(@Root() { source }: Details): Excerpt | null {
    const [fn] = source.transaction.arguments;
    return fn ? excerptOf(fn) : null;
  }

  @FieldResolver(() => FabricArgumentConnection, { description: "What the function was called with." })
  arguments(@Root() { source }: Details, @Args(() => PageArgs) page: PageArgs): Connection<Excerpt> {
    return pageInOrder(source.transaction.arguments.slice(1) ?? [], excerptOf, page);
  }

  @FieldResolver(() => FabricSignedAct, {
    nullable: true,
    description: "The act in it; null unless an account signed.",
  })
  act(@Root() { source }: Details): FabricSignedAct | null {
    const act = marketplaceAct(source.transaction);
    if (!act) return null;
    const { name, signer: address, message } = act;
    return { name, signer: address ? { address } : null, message: excerptOf(message) };
  }

  @FieldResolver(() => FabricReadConnection, { description: "Keys that it read; ranges are not among them." })
  reads(@Root() { source }: Details, @Args(() => PageArgs) page: PageArgs): Connection<FabricRead> {
    return pageInOrder(source.transaction.reads ?? [], readOf, page);
  }

  @FieldResolver(() => FabricWriteConnection, { description: "Keys that it writes; private data is not among them." })
  writes(@Root() { source }: Details, @Args(() => PageArgs) page: PageArgs): Connection<FabricWrite> {
    return pageInOrder(source.transaction.writes ?? [], writeOf, page);
  }

  @FieldResolver(() => FabricChaincodeEvent, { nullable: true, description: "The event that its chaincode gave out." })
  event(@Root() { source }: Details): FabricChaincodeEvent | null {
    const { event } = source.transaction;
    return event ? { name: event.name.slice(0, 256), payload: excerptOf(event.payload) } : null;
  }

  @FieldResolver(() => FabricEndorserConnection, { description: "Who endorsed it." })
  endorsers(@Root() { source }: Details, @Args(() => PageArgs) page: PageArgs): Connection<FabricIdentity> {
    return pageInOrder(source.transaction.endorsers ?? [], identityOf, page);
  }

  @FieldResolver(() => [FabricSubject], {
    nullable: "items",
    description: "What it is about, as far as the graph shows it: at most 100 of each kind.",
  })
  async about(@Root() { source }: Details, @Ctx() { reads }: OpsContext): Promise<FabricSubjectValue[]> {
    const { operations, services, accounts } = subjectsOf(source.transaction);
    const records = await Promise.all(operations.map((id) => reads.operation(id)));
    return [
      ...records.flatMap((record) => (record ? [{ ...operationOf(record.row), record }] : [])),
      ...services.map((name) => ({ name })),
      ...accounts.map((address) => ({ address })),
    ];
  }

  @FieldResolver(() => Excerpt, { description: "All of it, as it was ordered: its envelope." })
  raw(@Root() { source }: Details): Excerpt {
    return excerptOf(source.transaction.envelope);
  }
}

function readOf({ namespace, key, version }: KeyRead): FabricRead {
  return {
    namespace,
    key: excerptOf(key),
    versionBlock: version?.block ?? null,
    versionTransaction: version?.transaction ?? null,
  };
}

function writeOf({ namespace, key, value }: KeyUpdate): FabricWrite {
  return { namespace, key: excerptOf(key), value: value && excerptOf(value) };
}
