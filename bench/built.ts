// The compiled modules that `npm start` runs: running TypeScript directly wraps every closure, which costs rules up to a tenth.

/** @param path below `src`, without its ending: 'detection/detector'. @throws when `npm run build` was not run. */
export async function built<M> (path: string): Promise<M> {
  return await import(new URL(`../dist/src/${path}.js`, import.meta.url).href) as M
}
