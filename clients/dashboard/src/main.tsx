import "./parts/base.css";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { loadConfig } from "./graph/config.ts";
import { GraphProvider } from "./graph/connection.tsx";
import { openSession } from "./identity/this-tab.ts";
import { applySettings } from "./parts/settings.ts";
import { Failure } from "./parts/states.tsx";
import { router } from "./routes.tsx";

const root = createRoot(document.getElementById("root") as HTMLElement);

async function show(): Promise<void> {
  const config = await loadConfig();
  await openSession(config);
  root.render(
    <StrictMode>
      <GraphProvider config={config}>
        <RouterProvider router={router} />
      </GraphProvider>
    </StrictMode>,
  );
}

applySettings();
show().catch((error: Error) => root.render(<Failure error={error} onRetry={() => location.reload()} />));
