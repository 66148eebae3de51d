import { type Language } from '../../engine/issue-words.ts';
import { type NumberField, fieldAt, patternOfKey, plainPattern } from '../../engine/terms-numbers.ts';
import { MEANINGS } from './reference-meanings.ts';
import { type FieldKind, kindWords, rangeWords, unitAndRange, words } from './reference-words.ts';
import { changed } from './schema-ranges.ts';
import { type JsonSchema, termSheetJsonSchema, variants } from './schema.ts';

/** One field of the terms, as the reference tells it. `path` writes lists as [] and names that the writer chooses as *. */
export type ReferenceField = {
  readonly path: string;
  readonly kind: FieldKind;
  readonly isRequired: boolean;
  /** May be a list of rows with a first day instead. */
  readonly isDated: boolean;
  readonly choices: readonly string[];
  readonly standard: string | undefined;
  readonly number: NumberField | undefined;
  /** From the schema; undefined when it only says what kind of thing belongs there. */
  readonly described: string | undefined;
};

/** Every field of the terms in the order of the schema, from which it is made: what is not here cannot be written. */
export function referenceFields(): readonly ReferenceField[] {
  return childrenOf(variants(termSheetJsonSchema()), '');
}

/** What a field means; undefined when nobody wrote it down yet. */
export function meaningOf(field: ReferenceField, language: Language): string | undefined {
  const meaning = MEANINGS[field.path];
  return language === 'nl' ? meaning?.nl : (meaning?.en ?? field.described);
}

function fieldsAt(node: JsonSchema, pattern: string, isRequired: boolean): readonly ReferenceField[] {
  const all = variants(node);
  const options = all.filter((option) => !isDatedList(option));
  const kind = kindOf(options);
  const own: ReferenceField = {
    path: pattern,
    kind,
    isRequired,
    isDated: options.length < all.length,
    choices: choicesOf(options),
    standard: standardOf(node),
    number: fieldAt(pattern),
    described: all.map((option) => option.description).find((text) => text !== undefined && !GENERIC.test(text)),
  };
  return [own, ...(kind === 'text' || STOPS.has(pattern) ? [] : childrenOf(options, pattern))];
}

/** A table inside a rule has the fields of one under `curves`. */
const STOPS: ReadonlySet<string> = new Set(['rules[].curve']);
/** What the building blocks say of themselves: the kind of thing, not what it means here. */
const GENERIC = /^(Small letters, digits|A day as|A number as|A formula such as|One general curve)/;

function childrenOf(options: readonly JsonSchema[], pattern: string): readonly ReferenceField[] {
  const fields = options.flatMap((option) => [
    ...Object.entries(option.properties ?? {}).flatMap(([key, node]) =>
      typeof node === 'object' ? fieldsAt(node, patternOfKey(pattern, key), option.required?.includes(key) === true) : [],
    ),
    ...(typeof option.items === 'object' && !Array.isArray(option.items) ? childrenOf(variants(option.items), `${pattern}[]`) : []),
    ...(typeof option.additionalProperties === 'object' ? fieldsAt(option.additionalProperties, `${pattern}.*`, false) : []),
  ]);
  return [...new Map(fields.toReversed().map((field) => [field.path, field])).values()].toReversed();
}

function isDatedList({ items }: JsonSchema): boolean {
  const keys = typeof items === 'object' && !Array.isArray(items) ? Object.keys(items.properties ?? {}) : [];
  return keys.length === 2 && keys.includes('from') && keys.includes('value');
}

function kindOf(options: readonly JsonSchema[]): FieldKind {
  const has = (test: (option: JsonSchema) => boolean): boolean => options.some(test);
  if (has((option) => option.properties !== undefined && Object.keys(option.properties).join() === 'nl,en')) return 'text';
  if (has((option) => option.type === 'array')) return has((option) => option.type === 'number' || option.type === 'string') ? 'one_or_list' : 'list';
  if (has((option) => option.type === 'object')) return has((option) => option.type === 'string') ? 'id_or_block' : 'block';
  if (has((option) => option.const !== undefined)) return 'choice';
  if (has((option) => option.type === 'integer')) return 'whole_number';
  if (has((option) => option.type === 'number')) return has((option) => option.maxLength !== undefined) ? 'number' : 'formula';
  if (has((option) => option.enum !== undefined)) return 'choice';
  if (has((option) => option.format === 'date')) return 'day';
  return has((option) => option.pattern?.includes('[a-z0-9_]*') === true) ? 'id' : 'text';
}

function choicesOf(options: readonly JsonSchema[]): readonly string[] {
  return options
    .flatMap((option) => [
      ...(option.enum ?? []),
      ...(option.const === undefined ? [] : [option.const]),
      ...(typeof option.items === 'object' && !Array.isArray(option.items) ? (option.items.enum ?? []) : []),
    ])
    .map(String);
}

function standardOf(node: JsonSchema): string | undefined {
  const { default: standard } = node;
  return typeof standard === 'string' || typeof standard === 'number' ? String(standard) : undefined;
}

/** "number (part of the whole), 0% to 100%; may change from a day on": everything but what it means. */
export function shapeOf(field: ReferenceField, language: Language): string {
  const say = words[language];
  return [
    [kindWords(field.kind, field.number, language), rangeWords(field.number, language)].filter((text) => text !== '').join(', '),
    field.choices.length === 0 ? '' : `${field.kind === 'number' ? say.orOneOf : say.oneOf} ${field.choices.join(', ')}`,
    field.isDated ? say.dated : '',
    field.isRequired ? say.required : '',
    field.standard === undefined ? '' : say.standard(field.standard),
  ]
    .filter((text) => text !== '')
    .join('; ');
}

/** For a terminal: each field with what belongs there, and below it what it means. */
export function referenceText(language: Language): string {
  const fields = referenceFields().flatMap((field) => [field.path, `    ${shapeOf(field, language)}`, `    ${meaningOf(field, language) ?? ''}`, '']);
  return [words[language].head, '', ...fields].join('\n').trimEnd();
}

/** docs/reference.md: both languages beside each other, one table for each part of the terms. */
export function referencePage(): string {
  const parts = Map.groupBy(referenceFields(), ({ path }) => (/^[a-z]+/i.exec(path) ?? [''])[0]);
  const single = [...parts].filter(([, fields]) => fields.length === 1).flatMap(([, fields]) => fields);
  const tables = [...parts].filter(([, fields]) => fields.length > 1).flatMap(([part, fields]) => ['', `## ${part}`, '', ...tableOf(fields)]);
  return [...PAGE_HEAD, ...tableOf(single), ...tables, ''].join('\n');
}

const PAGE_HEAD = [
  '# Every field of the terms',
  '',
  'Made from the schema by `node tools/reference.ts`; a test says when it is out of date. The same on a terminal: `lente schema --text`, in Dutch',
  'or with `--lang en`. How the parts work together: [the language of terms](terms.md). A list is written `[]`, a name that you choose yourself `*`.',
  '',
];

function tableOf(fields: readonly ReferenceField[]): readonly string[] {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const rows = fields.map((field) => {
    const meanings = [meaningOf(field, 'en') ?? '', meaningOf(field, 'nl') ?? ''];
    return `| ${[`\`${field.path}\``, shapeOf(field, 'en'), ...meanings].map(cell).join(' | ')} |`;
  });
  return ['| field | what belongs there | meaning | betekenis |', '| --- | --- | --- | --- |', ...rows];
}

/** The published schema with, beside each field, what it means and the range of its number: for an editor that shows it while you type. */
export function describedSchema(): JsonSchema {
  return changed(termSheetJsonSchema(), '', (node, pattern) => {
    const field = fieldAt(pattern);
    const meaning = MEANINGS[plainPattern(pattern)]?.en ?? node.description;
    if (meaning === undefined || pattern === '') return node;
    const range = field === undefined ? '' : unitAndRange(field);
    return { ...node, description: range === '' ? meaning : `${meaning} (${range})` };
  });
}
