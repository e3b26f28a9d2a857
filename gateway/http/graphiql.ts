const firstQuery = `# The whole consortium in one graph. Press Ctrl-Space for suggestions.
query Front {
  services(first: 5) {
    totalCount
    nodes { name price status developer { address name } }
  }
  organizations { mspId }
}
`;

const options = {
  title: "Ledgerloom",
  // Without this the renderer shows a logo of its own in place of the title.
  logo: "<span></span>",
  defaultQuery: firstQuery,
  // Place for a token; without one the request is anonymous.
  headers: '{ "authorization": "" }',
  subscriptionsProtocol: "WS",
} as const;

/**
 * Options of GraphiQL for one request. It reads `query` from the address by itself; `variables` are given to it here, so
 * that a link can hold a whole GraphQL operation.
 */
export function graphiqlOptionsFor({ url }: { readonly url: string }) {
  const variables = variablesIn(new URL(url).searchParams.get("variables"));
  return { ...options, ...(variables !== undefined && { variables }) };
}

/**
 * JSON of an object, made anew so that it holds no markup: the renderer writes it into a script, where `</script>` of a
 * stranger's link would end it. Anything else counts as no variables.
 */
function variablesIn(text: string | null): string | undefined {
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return JSON.stringify(value, undefined, 2).replaceAll("<", "\\u003c");
  } catch {
    return undefined;
  }
}

/** GraphiQL in one page that needs no other host. Its nine megabytes are loaded at the first request for it. */
export async function renderOfflineGraphiQL(options?: object): Promise<string> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  return renderGraphiQL(options);
}
