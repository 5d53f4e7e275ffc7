/** A program that the app is made of. */
export interface Part {
  readonly name: string;
  readonly version: string;
  /** The SPDX expression of its license. */
  readonly license: string;
}

/** What is new in this version, one sentence each, in English. The build reads them from the changelog (scripts/packaging/build-facts.ts). */
export const news: readonly string[] = [];

/** The programs that the app is made of. The build reads them from their packages. */
export const parts: readonly Part[] = [];
