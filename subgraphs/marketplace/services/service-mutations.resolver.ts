import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../../shared/access.ts";
import { payloadOf } from "../../shared/mutation.ts";
import type { MarketplaceContext } from "../context.ts";
import { callRightsRecord } from "../projection/rows.ts";
import { ServiceCallInput, ServicePublishInput, ServiceRegisterInput, ServicesImportInput } from "./service.inputs.ts";
import {
  ServiceCallPayload,
  ServicePublishPayload,
  ServiceRegisterPayload,
  ServicesImportPayload,
} from "./service.payloads.ts";

/** Signed acts on services; each relays one act and shows what became of it. */
@Resolver()
export class ServiceMutationsResolver {
  @RequiresScope("marketplace:write")
  @Mutation(() => ServiceRegisterPayload, { description: "Registers a service, not yet available." })
  serviceRegister(
    @Arg("input", () => ServiceRegisterInput, { description: "The act." }) input: ServiceRegisterInput,
    @Ctx() { acts, market }: MarketplaceContext,
  ): Promise<ServiceRegisterPayload> {
    return payloadOf(async () => {
      const { authorization, ...act } = input;
      const { transaction } = await acts.perform("RegisterService", act, authorization);
      return { service: await market.serviceNow(act.name), transaction };
    });
  }

  @RequiresScope("marketplace:write")
  @Mutation(() => ServicePublishPayload, { description: "Makes a service available; the first time is rewarded." })
  servicePublish(
    @Arg("input", () => ServicePublishInput, { description: "The act." }) input: ServicePublishInput,
    @Ctx() { acts, market }: MarketplaceContext,
  ): Promise<ServicePublishPayload> {
    return payloadOf(async () => {
      const { authorization, name } = input;
      const { transaction } = await acts.perform("PublishService", { name }, authorization);
      return { service: await market.serviceNow(name), transaction };
    });
  }

  @RequiresScope("marketplace:write")
  @Mutation(() => ServiceCallPayload, { description: "Buys calls of a service from its developer." })
  serviceCall(
    @Arg("input", () => ServiceCallInput, { description: "The act." }) input: ServiceCallInput,
    @Ctx() { acts }: MarketplaceContext,
  ): Promise<ServiceCallPayload> {
    return payloadOf(async () => {
      const { authorization, service, times, price } = input;
      const act = { service, times: BigInt(times), price };
      const { result, transaction } = await acts.perform("CallService", act, authorization);
      return { callRights: callRightsRecord(result), transaction };
    });
  }

  @RequiresScope("marketplace:write")
  @Mutation(() => ServicesImportPayload, { description: "Registers many services at once; repeating it is harmless." })
  servicesImport(
    @Arg("input", () => ServicesImportInput, { description: "The act." }) input: ServicesImportInput,
    @Ctx() { acts, market }: MarketplaceContext,
  ): Promise<ServicesImportPayload> {
    return payloadOf(async () => {
      const { authorization, publish } = input;
      const act = { services: input.services.map((entry) => ({ ...entry })), publish };
      const { result, transaction } = await acts.perform("RegisterServices", act, authorization);
      const services = await Promise.all(result.registered.map((name) => market.serviceNow(name)));
      return { services, published: result.published, skipped: [...result.skipped], transaction };
    });
  }
}
