export type GroupName = 'customers' | 'agreements' | 'happy' | 'me';
export type PathGroup = { readonly name: GroupName; readonly nl: string; readonly en: string };
export type PathSlice = {
  /** The folder under src/slices. */
  readonly name: string;
  readonly group: GroupName;
  readonly nl: string;
  readonly en: string;
  readonly isBuilt: boolean;
  /** File names without `.ts`, beside the noun itself; each stands for its parts too. */
  readonly models: readonly string[];
};

export declare const groups: readonly PathGroup[];
export declare const slices: readonly PathSlice[];
