import { writeSync } from 'node:fs';

/** Loaded ahead of a command (`node --import`), it says at the end how much memory that took at most, in megabytes. */
process.on('exit', () => {
  writeSync(2, `peak-memory ${Math.round(process.resourceUsage().maxRSS / 1024)}\n`);
});
