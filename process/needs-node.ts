/**
 * Loaded first by every program of ours that is started by itself: an older Node is refused in one sentence, before it
 * fails at syntax that it does not know.
 */
const least = 24;
const { node: running } = process.versions;
if (Number.parseInt(running, 10) < least) {
  process.stderr.write(
    `This takes Node ${least} or newer and runs on ${running}: start it by npm, or with node_modules/.bin/node\n`,
  );
  process.exit(1);
}

export {};
