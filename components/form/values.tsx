type Value = FormDataEntryValue | Value[] | { [name: string]: Value };

/**
 * What a form holds, as the input of a schema: `terms.user_count` becomes `{ terms: { user_count } }`, a name that
 * occurs several times a list, an unticked box nothing. The framework's own fields are left out.
 */
export function formValues(form: FormData): Record<string, Value> {
  const values: Record<string, Value> = Object.create(null);
  for (const [name, all] of byName(form)) {
    if (name.startsWith('$ACTION')) continue;
    const path = name.split('.');
    const last = path.pop() ?? name;
    let place = values;
    for (const step of path) {
      const next = place[step];
      if (typeof next === 'object' && next !== null && !Array.isArray(next) && !(next instanceof File)) {
        place = next;
      } else {
        const made: Record<string, Value> = Object.create(null);
        place[step] = made;
        place = made;
      }
    }
    place[last] = all.length === 1 && all[0] !== undefined ? all[0] : all;
  }
  return values;
}

/** In one go: `getAll` goes through all fields for each name, which takes seconds for as many as can be posted. */
function byName(form: FormData): Map<string, FormDataEntryValue[]> {
  const fields = new Map<string, FormDataEntryValue[]>();
  for (const [name, value] of form) {
    const all = fields.get(name);
    if (all) all.push(value);
    else fields.set(name, [value]);
  }
  return fields;
}
