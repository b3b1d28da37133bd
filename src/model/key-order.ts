/** In which order keys are written, as the schema of a kind of files lists them. */
export interface KeyOrder {
  /** The keys of a map in their order, and the order within their values. */
  readonly keys?: Readonly<Record<string, KeyOrder>>;
  /** Within the values of keys that the schema does not name; those keep their place behind the others. */
  readonly others?: KeyOrder;
  /** Within the items of a list. */
  readonly items?: KeyOrder;
}
