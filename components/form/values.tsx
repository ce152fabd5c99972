type Value = FormDataEntryValue | Value[] | { [name: string]: Value };

/**
 * What a form holds, as the input of a schema: `terms.user_count` becomes `{ terms: { user_count } }`, a name that
 * occurs several times a list, an unticked box nothing. The framework's own fields are left out.
 */
export function formValues(form: FormData): Record<string, Value> {
  const values: Record<string, Value> = Object.create(null);
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue;
    const all = form.getAll(name);
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
