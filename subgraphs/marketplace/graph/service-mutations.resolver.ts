import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPolicy, RequiresScope } from "../../kit/graph/access.ts";
import { OnConflict } from "../../kit/graph/on-conflict.ts";
import { callRightsRecord } from "../projection/rows.ts";
import type { MarketplaceContext } from "./context.ts";
import { ServiceCallInput, ServicePublishInput, ServiceRegisterInput, ServicesImportInput } from "./service.inputs.ts";
import {
  ServiceCallPayload,
  ServicePublishPayload,
  ServiceRegisterPayload,
  ServicesImportPayload,
} from "./service.payloads.ts";

/** Signed acts on services; each relays one act and answers with its outcome. */
@Resolver()
export class ServiceMutationsResolver {
  @RequiresScope("marketplace:write")
  @OnConflict("RETRIED", "signed by its account")
  @Mutation(() => ServiceRegisterPayload, { description: "Registers a service, not yet available." })
  serviceRegister(
    @Arg("input", () => ServiceRegisterInput, { description: "The act." }) input: ServiceRegisterInput,
    @Ctx() { principal, acts, answer, market }: MarketplaceContext,
  ): Promise<ServiceRegisterPayload> {
    return answer("serviceRegister", input, async (journal) => {
      const { authorization, idempotencyKey: _, ...act } = input;
      const { transaction } = await acts.perform(principal, { name: "RegisterService", act, authorization }, journal);
      return { service: await market.serviceNow(act.name), transaction };
    });
  }

  @RequiresScope("marketplace:write")
  @OnConflict("RETRIED", "signed by its account")
  @Mutation(() => ServicePublishPayload, { description: "Makes a service available; the first time is rewarded." })
  servicePublish(
    @Arg("input", () => ServicePublishInput, { description: "The act." }) input: ServicePublishInput,
    @Ctx() { principal, acts, answer, market }: MarketplaceContext,
  ): Promise<ServicePublishPayload> {
    return answer("servicePublish", input, async (journal) => {
      const { authorization, name } = input;
      const { transaction } = await acts.perform(
        principal,
        { name: "PublishService", act: { name }, authorization },
        journal,
      );
      return { service: await market.serviceNow(name), transaction };
    });
  }

  @RequiresScope("marketplace:write")
  @OnConflict("RETRIED", "signed by its account, with the price that the buyer expects")
  @Mutation(() => ServiceCallPayload, { description: "Buys calls of a service from its developer." })
  serviceCall(
    @Arg("input", () => ServiceCallInput, { description: "The act." }) input: ServiceCallInput,
    @Ctx() { principal, acts, answer }: MarketplaceContext,
  ): Promise<ServiceCallPayload> {
    return answer("serviceCall", input, async (journal) => {
      const { authorization, service, times, price } = input;
      const act = { service, times: BigInt(times), price };
      const { result, transaction } = await acts.perform(
        principal,
        { name: "CallService", act, authorization },
        journal,
      );
      return { callRights: callRightsRecord(result), transaction };
    });
  }

  @RequiresScope("marketplace:write")
  @RequiresPolicy("bulk-import")
  @OnConflict("RETRIED", "signed by its account; repeating rows is harmless")
  @Mutation(() => ServicesImportPayload, { description: "Registers many services at once; repeating it is harmless." })
  servicesImport(
    @Arg("input", () => ServicesImportInput, { description: "The act." }) input: ServicesImportInput,
    @Ctx() { principal, acts, answer, market }: MarketplaceContext,
  ): Promise<ServicesImportPayload> {
    return answer("servicesImport", input, async (journal) => {
      const { authorization, publish } = input;
      const act = { services: input.services.map((entry) => ({ ...entry })), publish };
      const { result, transaction } = await acts.perform(
        principal,
        { name: "RegisterServices", act, authorization },
        journal,
      );
      const services = await Promise.all(result.registered.map((name) => market.serviceNow(name)));
      return { services, published: result.published, skipped: [...result.skipped], transaction };
    });
  }
}
