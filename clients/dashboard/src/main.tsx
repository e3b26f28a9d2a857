import "./parts/base.css";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { loadConfig } from "./graph/config.ts";
import { GraphProvider } from "./graph/connection.tsx";
import { applySettings } from "./parts/settings.ts";
import { Failure } from "./parts/states.tsx";
import { router } from "./routes.tsx";
import { restoreToken } from "./shell/development-token.ts";

const root = createRoot(document.getElementById("root") as HTMLElement);

async function show(): Promise<void> {
  const config = await loadConfig();
  root.render(
    <StrictMode>
      <GraphProvider config={config}>
        <RouterProvider router={router} />
      </GraphProvider>
    </StrictMode>,
  );
}

applySettings();
restoreToken();
show().catch((error: Error) => root.render(<Failure error={error} onRetry={() => location.reload()} />));
