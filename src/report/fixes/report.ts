/** `line` is where it was when it was mended: earlier fixes may have moved it. */
export interface MendedFinding {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly title: string;
}

/** What was mended, as the reports print it. */
export interface FixesReport {
  readonly mended: readonly MendedFinding[];
  readonly refused: readonly (MendedFinding & {
    readonly because: { readonly rule: string; readonly message: string };
  })[];
  readonly files: readonly { readonly file: string; readonly before: string; readonly after: string }[];
}
