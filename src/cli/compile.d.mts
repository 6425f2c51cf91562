/** The checkout's own folder. */
export const ROOT: string;
/** The compiled command line's main module. */
export function compiledCli(): Promise<string>;
/** The folder of the compiled pages: index.html, embed.html, assets. */
export function compiledPages(): Promise<string>;
/** The page that opens from a file, compiled. */
export function compiledSingle(): Promise<string>;
