import { afterAll, beforeAll } from "vitest";
import { closeWorld, openWorld } from "./world.ts";

// One platform and one browser for all pages; the platform ends, and comes back, last.
beforeAll(() => openWorld());
afterAll(closeWorld);

import "./ops-pages.ts";
import "./market-pages.ts";
import "./states.ts";
import "./every-page.ts";
import "./restart.ts";
