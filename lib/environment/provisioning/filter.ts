import { and, eq, gt, gte, lt, lte, not, or, type SQL, sql } from 'drizzle-orm';
import { type Compare, type Filter, parse } from 'scim2-parse-filter';
import type { AnyColumn } from '#db/dialect';
import { containsWord, endsWithWord, startsWithWord } from '#db/search';
import { AppError } from '#lib/kernel/errors';
import { fold } from '#lib/kernel/text';

/** An attribute that resources can be looked for by, and where the database keeps it. */
export type FilterAttribute =
  /** `folded` text is compared without case. Text that is not there is `''` or null. */
  | { type: 'text'; source: AnyColumn | SQL; folded?: boolean }
  | { type: 'flag'; source: AnyColumn | SQL }
  | { type: 'instant'; column: AnyColumn }
  /** The ID of something that the resource has several of: whether it has this one, or any. */
  | { type: 'reference'; has: (id: string | undefined) => SQL };

/** By lower-case path, since SCIM's attribute names are without case (RFC 7643 §2.1). */
export type FilterAttributes = Readonly<Record<string, FilterAttribute>>;

const LONGEST = 1000;
const MOST_TERMS = 50;

const refused = (message: string) => new AppError('invalid', message, { code: 'invalidFilter' });

/** What a SCIM filter (RFC 7644 §3.4.2.2) demands of a row. Throws `invalid` with code `invalidFilter`. */
export function conditionOf(filter: string, attributes: FilterAttributes): SQL {
  let terms = 0;
  const translate = (node: Filter, prefix = ''): SQL => {
    terms += 1;
    if (terms > MOST_TERMS) throw refused(`The filter has more than ${MOST_TERMS} terms.`);
    if ('filters' in node) {
      const all = node.filters.map((each) => translate(each, prefix));
      return (node.op === 'and' ? and(...all) : or(...all)) ?? sql`1 = 1`;
    }
    if ('filter' in node) return not(sql`(${translate(node.filter, prefix)})`);
    const path = `${prefix}${withoutSchema(node.attrPath)}`;
    if ('valFilter' in node) return translate(node.valFilter, `${path}.`);
    const attribute = Object.hasOwn(attributes, path) ? attributes[path] : undefined;
    if (!attribute) throw refused(`There is no attribute ${node.attrPath} to filter by.`);
    return 'compValue' in node ? compared(attribute, node) : present(attribute);
  };
  return sql`(${translate(parseScimFilter(filter))})`;
}

/** A filter as its terms, not judged yet. Throws `invalid` with code `invalidFilter`. */
export function parseScimFilter(filter: string): Filter {
  if (filter.length > LONGEST) throw refused(`The filter has more than ${LONGEST} characters.`);
  // The parser's time doubles with each line break in a text that is not closed.
  if (/\p{Cc}/u.test(filter)) throw refused('The filter contains control characters.');
  try {
    return parse(filter);
  } catch {
    throw refused('The filter cannot be read.');
  }
}

/** `urn:ietf:params:scim:schemas:core:2.0:User:userName` and `userName` are the same. */
export const withoutSchema = (path: string): string => path.replace(/^urn:.*:/i, '').toLowerCase();

function present(attribute: FilterAttribute): SQL {
  switch (attribute.type) {
    case 'text':
      return sql`coalesce(${attribute.source}, '') <> ''`;
    case 'reference':
      return attribute.has(undefined);
    default:
      return sql`1 = 1`;
  }
}

function compared(attribute: FilterAttribute, { op, compValue }: Compare): SQL {
  if (compValue === null) {
    if (op === 'eq') return not(present(attribute));
    if (op === 'ne') return present(attribute);
  }
  const condition = comparisons[attribute.type](attribute as never, op === 'ne' ? 'eq' : op, compValue);
  if (!condition)
    throw refused(`The filter compares an attribute with ${JSON.stringify(compValue)} by ${op}.`);
  return op === 'ne' ? not(condition) : condition;
}

type Value = Compare['compValue'];
type Of<T extends FilterAttribute['type']> = Extract<FilterAttribute, { type: T }>;

const comparisons = {
  text({ source, folded }: Of<'text'>, op: string, value: Value): SQL | undefined {
    if (typeof value !== 'string') return undefined;
    const there = sql`coalesce(${source}, '')`;
    // The parser leaves a backslash that the sender has escaped as two.
    const plain = value.replaceAll('\\\\', '\\');
    const wanted = folded ? fold(plain) : plain;
    switch (op) {
      case 'eq':
        // On the column itself, whose index finds it; what is not there has no text.
        return wanted === '' ? sql`${there} = ''` : sql`(${source} = ${wanted} and ${source} is not null)`;
      case 'co':
        return containsWord(there, wanted);
      case 'sw':
        return startsWithWord(there, wanted);
      case 'ew':
        return endsWithWord(there, wanted);
      default:
        return ordered(there, op, wanted);
    }
  },
  flag({ source }: Of<'flag'>, op: string, value: Value): SQL | undefined {
    const word = String(value).toLowerCase();
    if (op !== 'eq' || (word !== 'true' && word !== 'false')) return undefined;
    return word === 'true' ? sql`${source}` : not(sql`${source}`);
  },
  instant({ column }: Of<'instant'>, op: string, value: Value): SQL | undefined {
    const at = typeof value === 'string' ? new Date(value) : new Date(Number.NaN);
    if (Number.isNaN(at.getTime())) return undefined;
    return op === 'eq' ? eq(column, at) : ordered(column, op, at);
  },
  reference({ has }: Of<'reference'>, op: string, value: Value): SQL | undefined {
    return op === 'eq' && typeof value === 'string' ? has(value) : undefined;
  },
};

function ordered(source: AnyColumn | SQL, op: string, value: string | Date): SQL | undefined {
  const column = source as AnyColumn;
  if (op === 'gt') return gt(column, value);
  if (op === 'ge') return gte(column, value);
  if (op === 'lt') return lt(column, value);
  if (op === 'le') return lte(column, value);
  return undefined;
}
