/** Loaded first by every Node child of ours: it ends when its parent does, however and whenever the parent ends. */
process.once("disconnect", () => process.exit(0));
if (!process.connected) process.exit(0);

export {};
