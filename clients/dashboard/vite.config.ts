import { join } from "node:path";
import { defineConfig } from "vite";
import { precompressed } from "./precompressed.ts";

const folder = join(import.meta.dirname, "dist");
/** A gateway that runs, for `vite` alone: its pages come from here and all else from there. */
const gateway = "http://127.0.0.1:4000";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [precompressed(folder)],
  resolve: { dedupe: ["graphql", "react", "react-dom"] },
  build: {
    target: "es2023",
    outDir: folder,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // Without data: addresses, so that the content policy can do without them.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: true,
  },
  server: {
    proxy: {
      "/graphql": { target: gateway, ws: true },
      "/config.json": gateway,
      "/development/token": gateway,
    },
  },
});
