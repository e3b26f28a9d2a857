/** Statuses that end a delivery (`common.Status`). */
export const status = { success: 200, badRequest: 400, forbidden: 403, notFound: 404 } as const;
