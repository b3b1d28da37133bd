import { formsOf, isCompound } from "../../model/key-forms.ts";

/** How a program asks for a flag: a call `name("key")`, on any object or on one; or a property, `object.key`. */
export interface Accessor {
  readonly kind: "call" | "property";
  /** Of a call, what it must be called on. */
  readonly on: ReadonlySet<string> | undefined;
}

/** What a word in a source file may mean. */
export interface Meaning {
  /** The flags that it is a form of. */
  readonly flags: string[];
  readonly accessors: Accessor[];
}

export interface KeyIndex {
  readonly words: ReadonlyMap<string, Meaning>;
  /** Lengths of words that mean something: most words are passed over for theirs, without being looked up. */
  readonly lengths: ReadonlySet<number>;
  /** Flags that count in quotes only, as their key is an ordinary word. */
  readonly ordinary: ReadonlySet<string>;
  /** Forms of what is no flag, but may be asked for in the same way: features. */
  readonly others: ReadonlySet<string>;
}

/** What is looked for when tenantry.yaml does not say. */
const defaultAccessors: readonly string[] = ["isEnabled", "isFlagEnabled", "useFlag"];
const accessorForm = /^[A-Za-z_]\w{0,62}(\.([A-Za-z_]\w{0,62}|\*))?$/;

/** `code.accessors` of tenantry.yaml, as far as it can be used; what is wrong there is for check to say. */
export function chooseAccessors(code: unknown): readonly string[] {
  const list = typeof code === "object" && code !== null && "accessors" in code ? code.accessors : undefined;
  if (!Array.isArray(list)) return defaultAccessors;
  return list.filter((item): item is string => typeof item === "string" && accessorForm.test(item));
}

export function buildKeyIndex(keys: {
  readonly flags: Iterable<string>;
  readonly features: Iterable<string>;
  readonly accessors: readonly string[];
}): KeyIndex {
  const words = new Map<string, Meaning>();
  const ordinary = new Set<string>();
  const flags = [...keys.flags];
  const exact = new Set(flags);
  for (const flag of flags) {
    if (!isCompound(flag)) ordinary.add(flag);
    // Of an ordinary word only the key itself is meant; what is another flag's own key means that one.
    const forms = isCompound(flag) ? formsOf(flag) : [flag];
    for (const form of forms) if (form === flag || !exact.has(form)) meaningOf(words, form).flags.push(flag);
  }
  for (const text of keys.accessors) {
    const { name, accessor } = readAccessor(text);
    for (const form of formsOf(name)) meaningOf(words, form).accessors.push(accessor);
  }
  const lengths = new Set([...words.keys()].map((word) => word.length));
  return { words, lengths, ordinary, others: new Set([...keys.features].flatMap(formsOf)) };
}

function meaningOf(words: Map<string, Meaning>, word: string): Meaning {
  const meaning = words.get(word) ?? { flags: [], accessors: [] };
  words.set(word, meaning);
  return meaning;
}

function readAccessor(text: string): { name: string; accessor: Accessor } {
  const [first = "", second] = text.split(".");
  if (second === undefined) return { name: first, accessor: { kind: "call", on: undefined } };
  if (second === "*") return { name: first, accessor: { kind: "property", on: undefined } };
  return { name: second, accessor: { kind: "call", on: new Set(formsOf(first)) } };
}
