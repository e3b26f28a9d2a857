import { afterAll, beforeAll } from "vitest";
import { everyPage } from "./every-page.ts";
import { looks } from "./looks.ts";
import { closeWorld, openWorld } from "./world.ts";

// One platform and one browser for all pages; once it ends, and comes back.
beforeAll(() => openWorld());
afterAll(closeWorld);

import "./ops-pages.ts";
import "./market-pages.ts";
import "./states.ts";

everyPage(looks.slice(1));

import "./restart.ts";
