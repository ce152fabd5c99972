/**
 * Whether Next can read what a server action is posted with. It answers 500 to what React's decoder stumbles over;
 * found out before, that is told as the sender's mistake, and what our own pages never send does not reach the decoder.
 */

/** An ID as Next gives to an action: hexadecimal digits. */
const ACTION_ID = /^[0-9a-f]{42}$/i;

export const isActionId = (id: string): boolean => ACTION_ID.test(id);

/** Arguments that a script posts as text. */
export const isReadableCall = (text: string): boolean => isArguments(text, PLAIN);

/** Arguments that a script posts as `form`, or, without a script, a form for the action that its own fields name. */
export function isReadableForm(form: FormData, byScript: boolean): boolean {
  if (byScript) return isCall(rowsOf(form, /^(\d+)$/));
  const [action, ...others] = [...form.keys()].filter((name) => /^\$ACTION_(ID|REF)_/.test(name));
  // Our forms name one. Each of many would be looked up, and all fields be gone through for it.
  if (others.length > 0) return false;
  const reference = action && /^\$ACTION_REF_(.*)$/.exec(action)?.[1];
  if (reference === undefined) return true;
  return isBound(rowsOf(form, new RegExp(`^\\$ACTION_${reference.replace(/\D/g, '')}:(\\d+)$`)));
}

/** The values of one call as React's `encodeReply` writes them: JSON by number, the call itself at 0. */
type Rows = Readonly<Record<string, string>>;

const rowsOf = (form: FormData, pattern: RegExp): Rows =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      const row = pattern.exec(name)?.[1];
      return row === undefined || typeof value !== 'string' ? [] : [[row, value]];
    }),
  );

/** A list of arguments, and nothing else: what our pages send never stands apart from where it belongs. */
const isCall = (rows: Rows): boolean =>
  Object.keys(rows).join() === '0' && isArguments(rows['0'], PLAIN_OR_FORM);

/** An action whose first arguments a form carries: its ID, and at 1 those arguments. */
function isBound(rows: Rows): boolean {
  const { id, bound } = (parsed(rows['0']) ?? {}) as { id?: unknown; bound?: unknown };
  if (typeof id !== 'string' || !isActionId(id)) return false;
  return (
    bound === null || (bound === '$@1' && Object.keys(rows).join() === '0,1' && isArguments(rows['1'], PLAIN))
  );
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** Whether `text` is a list of values as our pages send them; the last may be one that only `last` takes. */
function isArguments(text: string | undefined, last: RegExp): boolean {
  const values = parsed(text);
  try {
    return (
      Array.isArray(values) &&
      values.every((value, index) => isKnown(value, index < values.length - 1 ? PLAIN : last))
    );
  } catch {
    // Nested deeper than anybody reads.
    return false;
  }
}

/**
 * What React writes in a text that begins with `$`, as far as our pages have any: an escaped `$`, what JSON cannot
 * say, a time. Not among them: paths into other values, and what runs or waits.
 */
const PLAIN = /^\$(\$.*|undefined|-?Infinity|NaN|-0|D\d{4}-\d\d-\d\dT[\d:.]+Z)$/s;
/** The same, and a form, whose fields stand beside it. */
const PLAIN_OR_FORM = new RegExp(`${PLAIN.source}|^\\$K[0-9a-f]{1,8}$`, 's');

function isKnown(value: unknown, written: RegExp): boolean {
  if (typeof value === 'string') return !value.startsWith('$') || written.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, each]) => name !== '__proto__' && isKnown(each, written));
}
