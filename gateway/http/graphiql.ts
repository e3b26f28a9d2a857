const firstQuery = `# The whole consortium in one graph. Press Ctrl-Space for suggestions.
query Front {
  services(first: 5) {
    totalCount
    nodes { name price status developer { address name } }
  }
  organizations { mspId }
}
`;

export const graphiqlOptions = {
  title: "Ledgerloom",
  // The renderer has a logo of its own unless it is given one; the title stands where it would.
  logo: "<span></span>",
  defaultQuery: firstQuery,
  // Where to put a token; without one nobody asks.
  headers: '{ "authorization": "" }',
  subscriptionsProtocol: "WS",
} as const;

/** GraphiQL in one page without any other host; its nine megabytes are loaded when somebody first asks. */
export async function renderOfflineGraphiQL(options?: object): Promise<string> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  return renderGraphiQL(options);
}
