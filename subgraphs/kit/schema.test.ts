import { expect, test } from "vitest";
import { metaResolvers } from "./positions/meta.resolver.ts";
import { buildFederatedSchema } from "./schema.ts";

test("an entity that is not in the schema is named, and not left out", async () => {
  const references = { Organization: () => null };
  const building = buildFederatedSchema({ resolvers: metaResolvers("any"), references });
  await expect(building).rejects.toThrow("no field leads to Organization");
});
