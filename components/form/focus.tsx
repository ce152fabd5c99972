/** Puts the focus on the first field with an error, opening the section that hides it; else on the summary. */
export function focusFirstError(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLElement>('[aria-invalid="true"]');
  for (
    let section = field?.closest('details');
    section;
    section = section.parentElement?.closest('details')
  ) {
    section.open = true;
  }
  (field ?? form.querySelector<HTMLElement>('[data-form-summary]'))?.focus();
}

/** The messages for which the form has no visible field, so that none is lost. */
export function withoutField(form: HTMLFormElement | null, errors: Record<string, string[]>): string[] {
  return Object.entries(errors).flatMap(([name, messages]) => {
    const field = name ? form?.elements.namedItem(name) : null;
    const visible = field && !(field instanceof HTMLInputElement && field.type === 'hidden');
    return visible ? [] : messages;
  });
}
