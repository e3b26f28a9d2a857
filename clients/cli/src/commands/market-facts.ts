import type { AccountPartsFragment, OneServiceQuery, ServiceRowFragment } from "../generated/operations.ts";
import { formatAmount } from "../output/amounts.ts";
import type { Fact } from "../output/output.ts";
import { type Column, exactly } from "../output/table.ts";

const tokens = (amount: string) => formatAmount(amount, "SToken");

/** An account by its name, beside its address: names are anybody's. */
const accountText = ({ address, name }: { readonly address: string; readonly name: string | null }) =>
  name === null ? address : `${address} (${name})`;

export const serviceColumns: readonly Column<ServiceRowFragment>[] = [
  { heading: "NAME", of: ({ name }) => name },
  { heading: "STATUS", of: ({ status }) => status },
  { heading: "KIND", of: ({ kind }) => kind },
  { heading: "PRICE", of: ({ price }) => tokens(price), isNumber: true },
  { heading: "CATEGORY", of: ({ category }) => category },
  { heading: "DEVELOPER", of: ({ developer }) => developer.name ?? developer.address },
];

export const exactServiceColumns = exactly(serviceColumns, {
  PRICE: ({ price }) => price,
  DEVELOPER: ({ developer }) => developer.address,
});

export function serviceFacts(service: NonNullable<OneServiceQuery["service"]>): Fact[] {
  return [
    ["name", service.name],
    ["kind", service.kind],
    ["status", service.status],
    ["price", `${tokens(service.price)} a call`],
    ["developer", accountText(service.developer)],
    ["category", service.category],
    ["tags", service.tags.join(", ") || null],
    ["description", service.description || null],
    ["address", service.url],
    ["registered", service.createdAt],
    ["changed", service.updatedAt],
    ...service.composes.nodes.map(
      ({ name, status, price }): Fact => ["composes", `${name} ${status}, ${tokens(price)}`],
    ),
    ...service.composedBy.nodes.map(({ name }): Fact => ["composed by", name]),
  ];
}

export function accountFacts(account: AccountPartsFragment): Fact[] {
  return [
    ["address", account.address],
    ["name", account.name ?? "not registered in the marketplace"],
    ["introduction", account.introduction || null],
    ["organization", account.organization?.mspId],
    ["tokens", tokens(account.tokenBalance)],
    ["ether", formatAmount(account.etherBalance, "ether")],
    ["acts", account.counter],
    ...account.services.nodes.map(
      ({ name, status, price }): Fact => ["service", `${name} ${status}, ${tokens(price)}`],
    ),
    ...account.callRights.nodes.map(
      ({ service, callsLeft, callsBought, paid }): Fact => [
        "may call",
        `${service.name}: ${callsLeft} of ${callsBought} left, ${tokens(paid)} paid`,
      ],
    ),
  ];
}
