export * from "./closing.ts";
export * from "./frame-seal.ts";
export * from "./frames.ts";
export * from "./handshake.ts";
export * from "./operations.ts";
export * from "./periods.ts";
export * from "./x402.ts";
