import { loadModule, parseSync } from 'libpg-query';
import { cockroachGrammar } from './cockroach-grammar.ts';

await loadModule();

/** What of a statement CockroachDB does not have, or would not take twice; empty when it takes it. Throws for what is no SQL. */
export function findForeign(statement: string): string[] {
  const found = new Set<string>();
  visit(parseSync(statement), (node, key) => {
    for (const use of usesOf(node, key)) if (!allowed.has(use)) found.add(use);
    for (const rule of rules) if (rule.breaks(node, key)) found.add(rule.says);
  });
  return [...found].toSorted();
}

const allowed: ReadonlySet<string> = new Set(Object.values(cockroachGrammar).flat());

type Node = Readonly<Record<string, unknown>>;

function visit(value: unknown, look: (node: Node, key: string) => void, key = ''): void {
  if (Array.isArray(value)) for (const item of value) visit(item, look, key);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  look(value as Node, key);
  for (const [name, item] of Object.entries(value)) visit(item, look, name);
}

/** The kind of node, the options and flags that it has, and the function, type or operator that it names. */
function usesOf(node: Node, key: string): string[] {
  const options = Object.entries(node).flatMap(([name, value]) => {
    if (typeof value === 'string' && /^[A-Z][A-Z]+_/.test(value))
      return standing.has(value) ? [] : [`option ${value}`];
    return value === true && !standing.has(name) ? [`flag ${name}`] : [];
  });
  const kind = /^[A-Z]/.test(key) || key.endsWith('Clause') ? [`node ${key}`] : [];
  return [...kind, ...options, ...namesOf(node, key)];
}

/** Flags and options that the parser sets on what says nothing about them. */
const standing: ReadonlySet<string> = new Set([
  ...[
    'inh',
    'is_local',
    'is_enforced',
    'initially_valid',
    'COERCE_EXPLICIT_CALL',
    'COERCE_SQL_SYNTAX',
    'COERCE_IMPLICIT_CAST',
    'COERCE_EXPLICIT_CAST',
    'SETOP_NONE',
  ],
  ...['LIMIT_OPTION_DEFAULT', 'DROP_RESTRICT', 'DEFELEM_UNSPEC', 'ONCOMMIT_NOOP', 'OVERRIDING_NOT_SET'],
  ...['ROLESPEC_CSTRING', 'SORTBY_DEFAULT', 'SORTBY_NULLS_DEFAULT', 'ACL_TARGET_OBJECT'],
]);

function namesOf(node: Node, key: string): string[] {
  if (key === 'FuncCall') return [`function ${lastName(node.funcname)}`];
  if (key === 'TypeName' || key === 'typeName') return [`type ${lastName(node.names)}`];
  if (key === 'A_Expr') return [`operator ${lastName(node.name)}`];
  return key === 'DefElem' ? [`option ${String(node.defname)}`] : [];
}

function wordsOf(names: unknown): string[] {
  const list = Array.isArray(names) ? (names as readonly { String?: { sval?: string } }[]) : [];
  return list.map((name) => name.String?.sval ?? '');
}

function lastName(names: unknown): string {
  return wordsOf(names).at(-1) ?? '';
}

interface Rule {
  readonly says: string;
  readonly breaks: (node: Node, key: string) => boolean;
}

const rules: readonly Rule[] = [
  {
    says: 'a column has a collation: CockroachDB refuses "C" there; write text, which sorts by bytes',
    breaks: (node, key) => key === 'ColumnDef' && 'collClause' in node,
  },
  {
    says: 'CREATE without IF NOT EXISTS: a migration that died after it can never be run again',
    breaks: (node, key) => ['CreateStmt', 'IndexStmt'].includes(key) && node.if_not_exists !== true,
  },
  {
    says: 'ADD COLUMN without IF NOT EXISTS, or DROP without IF EXISTS: it cannot be run again',
    breaks: (node, key) =>
      (key === 'DropStmt' || ['AT_AddColumn', 'AT_DropColumn'].includes(String(node.subtype))) &&
      node.missing_ok !== true,
  },
  {
    says: 'integer and int have eight bytes there: write int4',
    breaks: (node, key) =>
      key.toLowerCase() === 'typename' && wordsOf(node.names).join('.') === 'pg_catalog.int4',
  },
];
