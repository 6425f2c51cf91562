/** Seconds that reading one file may take on the page: its reader waits, unlike a command line's. */
export const FILE_SECONDS = 20;

/** Files read from folders before giving up: more are no series but a disk. */
export const MOST_FILES = 20_000;
