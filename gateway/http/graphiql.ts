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
  // Without this the renderer shows a logo of its own in place of the title.
  logo: "<span></span>",
  defaultQuery: firstQuery,
  // Place for a token; without one the request is anonymous.
  headers: '{ "authorization": "" }',
  subscriptionsProtocol: "WS",
} as const;

/** GraphiQL in one page that needs no other host. Its nine megabytes are loaded at the first request for it. */
export async function renderOfflineGraphiQL(options?: object): Promise<string> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  return renderGraphiQL(options);
}
